import { PdfLine, PictureFigure } from "#components/file-figure.tsx";
import { Notice } from "#components/notice.tsx";
import { Section } from "#components/page.tsx";
import { StatusBadge, type Tone } from "#components/status-badge.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { FileChange } from "#lib/listings/model/files.ts";
import type { Visibility } from "#lib/listings/model.ts";
import type { FileView } from "#lib/listings/queries/files.ts";

const MARKS: Record<FileChange, { word: "files.reviewAdded" | "files.reviewKept" | "files.reviewRemoved"; tone: Tone }> = {
  added: { word: "files.reviewAdded", tone: "wait" },
  kept: { word: "files.reviewKept", tone: "good" },
  removed: { word: "files.reviewRemoved", tone: "bad" },
};

type Props = { locale: Locale; files: readonly (FileView & { change: FileChange })[]; visibility: Visibility };

/** The attachments under review, each with how it stands to what is public, and what to look for in them. */
export function ReviewFiles({ locale, files, visibility }: Props) {
  if (files.length === 0) return null;
  return (
    <Section title={t(locale, "files.reviewTitle")} aside={t(locale, "files.count", { count: files.length })}>
      <Notice kind="warn" className="mb-4">
        {visibility === "ANONYMOUS" && <p className="font-semibold">{t(locale, "files.reviewAnonymous")}</p>}
        <p>{t(locale, "files.reviewCheck")}</p>
      </Notice>
      <ul className="grid gap-5 sm:grid-cols-2">
        {files.map((file) => (
          <li key={file.id} className="space-y-2">
            <StatusBadge tone={MARKS[file.change].tone}>{t(locale, MARKS[file.change].word)}</StatusBadge>
            {file.kind === "IMAGE" ? <PictureFigure locale={locale} file={file} /> : <PdfLine locale={locale} file={file} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
