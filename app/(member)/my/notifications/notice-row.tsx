import Link from "next/link";
import { ActionForm } from "#components/action-form.tsx";
import { SubmitButton } from "#components/submit-button.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatInstant } from "#lib/i18n/format.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { NoticeView } from "#lib/notifications/queries/inbox.ts";
import { open, read } from "./actions.ts";

/** One notification. An unread one is opened by a press that reads it; one that was read is a plain link. */
export function NoticeRow({ locale, notice, view }: { locale: Locale; notice: NoticeView; view: "unread" | "all" | "desk" }) {
  const { id, title, at, isRead, path } = notice;
  return (
    <li className="flex gap-3 border-b border-rule py-2">
      <span aria-hidden="true" className={`mt-[1.05rem] size-2.5 shrink-0 rounded-full ${isRead ? "" : "bg-jing-fill"}`} />
      <div className="min-w-0 grow">
        {!isRead && <span className="sr-only">{t(locale, "alerts.inboxNew")}</span>}
        <Title locale={locale} notice={notice} path={path} />
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <time dateTime={at.toISOString()} className="text-sm text-ink-2">
            {formatInstant(locale, at)}
          </time>
          {!isRead && (
            <ActionForm action={read} label={t(locale, "alerts.inboxReadOf", { title })} className="-my-2.5">
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="back" value={view} />
              <SubmitButton look="quiet">{t(locale, "alerts.inboxRead")}</SubmitButton>
            </ActionForm>
          )}
        </div>
      </div>
    </li>
  );
}

function Title({ locale, notice: { id, title, isRead }, path }: { locale: Locale; notice: NoticeView; path: string | null }) {
  if (path === null) return <p className={`py-2.5 ${isRead ? "" : "font-semibold"}`}>{title}</p>;
  if (isRead) {
    return (
      <Link href={localePath(locale, path)} prefetch={false} className="link inline-flex min-h-11 items-center">
        {title}
      </Link>
    );
  }
  return (
    <ActionForm action={open} label={title}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton look="quiet" className="text-left font-semibold">
        {title}
      </SubmitButton>
    </ActionForm>
  );
}
