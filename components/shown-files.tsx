import { PdfLine, PictureFigure } from "#components/file-figure.tsx";
import { WeChatHint } from "#components/in-wechat.tsx";
import { Section } from "#components/page.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { FileView } from "#lib/listings/queries/files.ts";

/** The attachments of a listing as part of its document: pictures side by side, papers as links below. */
export function ShownFiles({ locale, files }: { locale: Locale; files: readonly FileView[] }) {
  if (files.length === 0) return null;
  const pictures = files.filter(({ kind }) => kind === "IMAGE");
  const papers = files.filter(({ kind }) => kind === "PDF");
  return (
    <Section title={t(locale, "files.publicTitle")}>
      <div className="space-y-4">
        {pictures.length > 0 && (
          <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3">
            {pictures.map((file) => (
              <li key={file.id}>
                <PictureFigure locale={locale} file={file} />
              </li>
            ))}
          </ul>
        )}
        {papers.length > 0 && <WeChatHint>{t(locale, "files.wechatDownload")}</WeChatHint>}
        {papers.length > 0 && (
          <ul className="divide-y divide-rule border-y border-rule">
            {papers.map((file) => (
              <li key={file.id}>
                <PdfLine locale={locale} file={file} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}
