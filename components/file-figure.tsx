import { Icon } from "#components/icon.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { formatBytes } from "#lib/i18n/format.ts";
import type { FileView } from "#lib/listings/queries/files.ts";

/** The address of an attachment. */
export const fileHref = (id: string, size?: "small"): string => `/files/${id}${size ? "?size=small" : ""}`;

/** An attachment in small: the picture with its caption for text, or the sheet of a PDF; leads to the whole. */
export function FileThumb({ locale, file }: { locale: Locale; file: FileView }) {
  if (file.kind === "PDF") {
    return (
      <a
        href={fileHref(file.id)}
        download
        aria-label={t(locale, "files.download", { caption: file.caption })}
        className="flex size-20 shrink-0 items-center justify-center border border-rule bg-card text-link"
      >
        <Icon name="paper" className="size-8" />
      </a>
    );
  }
  return (
    <a
      href={fileHref(file.id)}
      className="block size-20 shrink-0"
      aria-label={t(locale, "files.open", { caption: file.caption })}
    >
      {/* biome-ignore lint/performance/noImgElement: the optimiser is switched off; the stored picture has its small size */}
      <img
        src={fileHref(file.id, "small")}
        alt={file.caption}
        loading="lazy"
        decoding="async"
        className="size-20 border border-rule bg-card object-cover"
      />
    </a>
  );
}

/** A picture as part of a document, in its own proportions, the caption below it; the whole picture behind it. */
export function PictureFigure({ locale, file }: { locale: Locale; file: FileView }) {
  const small = file.hasPreview ? fileHref(file.id, "small") : fileHref(file.id);
  return (
    <figure>
      <a href={fileHref(file.id)} aria-label={t(locale, "files.open", { caption: file.caption })} className="block">
        {/* biome-ignore lint/performance/noImgElement: the optimiser is switched off; the stored picture has its small size */}
        <img
          src={small}
          alt={file.caption}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          loading="lazy"
          decoding="async"
          className="aspect-4/3 h-auto w-full border border-rule bg-card object-contain"
        />
      </a>
      <figcaption className="mt-1.5 text-sm text-ink-2">{file.caption}</figcaption>
    </figure>
  );
}

/** A PDF as a link with its size; it is downloaded, never shown in the page. */
export function PdfLine({ locale, file }: { locale: Locale; file: FileView }) {
  return (
    <a href={fileHref(file.id)} download className="flex min-h-11 items-center gap-3 py-1">
      <Icon name="paper" className="size-5 shrink-0 text-link" />
      <span className="min-w-0">
        <span className="link">{file.caption}</span>{" "}
        <span className="whitespace-nowrap text-sm text-ink-2">
          {t(locale, "files.pdfLine", { size: formatBytes(locale, file.bytes) })}
        </span>
      </span>
    </a>
  );
}
