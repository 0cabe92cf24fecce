import { LinkButton } from "#components/button.tsx";
import { FileThumb } from "#components/file-figure.tsx";
import { Section } from "#components/page.tsx";
import { t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { FileView } from "#lib/listings/queries/files.ts";

/** The attachments of an own listing on its page and before it is submitted: what there is, and the way to change it. */
export function FilesSummary({ viewing, code, files }: { viewing: Viewing; code: string; files: readonly FileView[] }) {
  const { locale } = viewing;
  return (
    <Section title={t(locale, "files.title")} aside={files.length > 0 && t(locale, "files.count", { count: files.length })}>
      {files.length > 0 ? (
        <ul className="mb-3 flex flex-wrap gap-2">
          {files.map((file) => (
            <li key={file.id}>
              <FileThumb locale={locale} file={file} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-3 text-ink-2">{t(locale, "files.noneText")}</p>
      )}
      <LinkButton look="secondary" href={localePath(locale, `/my/listings/${code}/files`)}>
        {t(locale, files.length > 0 ? "files.manage" : "files.addFirst")}
      </LinkButton>
    </Section>
  );
}
