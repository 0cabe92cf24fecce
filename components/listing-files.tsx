import type { ReactNode } from "react";
import { ActionForm, type FormAction } from "#components/action-form.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { FileThumb } from "#components/file-figure.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { TextField } from "#components/text-field.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatBytes } from "#lib/i18n/format.ts";
import { moved } from "#lib/listings/model/files.ts";
import type { OwnFiles } from "#lib/listings/queries/files.ts";

export type FileActions = { arrange: FormAction; describe: FormAction };
type OwnFile = OwnFiles["files"][number];

type Props = {
  locale: Locale;
  code: string;
  /** Version of the listing that the page was rendered with. */
  version: number;
  own: OwnFiles;
  /** null: they can only be looked at now. */
  actions: FileActions | null;
  /** Says of each whether it is public; only where the listing is. */
  isPublic: boolean;
};

/** A button that gives the listing this list of attachments. */
export function ArrangeButton({
  action,
  code,
  version,
  ids,
  before,
  done,
  label,
  children,
}: {
  action: FormAction;
  code: string;
  version: number;
  ids: readonly string[];
  before?: readonly string[];
  done: "arranged" | "removed" | "undone";
  label: string;
  children: ReactNode;
}) {
  return (
    <ActionForm action={action} label={label}>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="done" value={done} />
      {ids.map((id) => (
        <input key={id} type="hidden" name="fileIds" value={id} />
      ))}
      {before?.map((id) => (
        <input key={id} type="hidden" name="before" value={id} />
      ))}
      <SubmitButton look="quiet" aria-label={label}>
        {children}
      </SubmitButton>
    </ActionForm>
  );
}

/** The attachments of an own listing in their order, each with what can be done with it. Works as plain forms. */
export function ListingFiles(props: Props) {
  const { locale, own } = props;
  if (own.files.length === 0) return <EmptyState title={t(locale, "files.none")}>{t(locale, "files.noneText")}</EmptyState>;
  return (
    <ol aria-label={t(locale, "files.listLabel")} className="divide-y divide-rule border-y border-rule">
      {own.files.map((file) => (
        <li key={file.id} className="flex gap-4 py-4">
          <FileThumb locale={locale} file={file} />
          <div className="min-w-0 flex-1">
            <p className="font-medium [overflow-wrap:anywhere]">{file.caption}</p>
            <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
              {file.kind === "PDF" ? "PDF" : `${file.width} × ${file.height}`} · {formatBytes(locale, file.bytes)}
              {props.isPublic && (
                <StatusBadge tone={file.isShown ? "good" : "wait"}>
                  {t(locale, file.isShown ? "files.stateShown" : "files.stateWaiting")}
                </StatusBadge>
              )}
            </p>
            {props.actions && <FileMoves {...props} actions={props.actions} file={file} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

function FileMoves({ locale, code, version, own, actions, file }: Props & { actions: FileActions; file: OwnFile }) {
  const ids = own.files.map(({ id }) => id);
  const at = ids.indexOf(file.id);
  const caption = file.caption;
  const plain = { action: actions.arrange, code, version };
  return (
    <>
      <div className="-ml-3 flex flex-wrap">
        {at > 0 && (
          <ArrangeButton {...plain} ids={moved(ids, file.id, -1)} done="arranged" label={t(locale, "files.upOf", { caption })}>
            {t(locale, "files.up")}
          </ArrangeButton>
        )}
        {at < ids.length - 1 && (
          <ArrangeButton {...plain} ids={moved(ids, file.id, 1)} done="arranged" label={t(locale, "files.downOf", { caption })}>
            {t(locale, "files.down")}
          </ArrangeButton>
        )}
        <ArrangeButton
          {...plain}
          ids={ids.filter((id) => id !== file.id)}
          before={ids}
          done="removed"
          label={t(locale, "files.removeOf", { caption })}
        >
          {t(locale, "files.remove")}
        </ArrangeButton>
      </div>
      <Disclosure summary={t(locale, "files.captionChange")}>
        <ActionForm action={actions.describe} label={t(locale, "files.captionOf", { caption })}>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="id" value={file.id} />
          <TextField name="caption" label={t(locale, "files.caption")} defaultValue={caption} required />
          <SubmitButton look="secondary">{t(locale, "files.captionSave")}</SubmitButton>
        </ActionForm>
      </Disclosure>
    </>
  );
}
