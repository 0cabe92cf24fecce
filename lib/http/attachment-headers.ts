import { ATTACHMENT_POLICY } from "./security-headers.ts";

/** Endings of the media types that are handed out. */
const ENDINGS: Record<string, string> = { "image/jpeg": "jpg", "image/webp": "webp", "application/pdf": "pdf" };

/** The ending of a file's name by its media type, without the dot. */
export const endingOf = (mediaType: string): string => ENDINGS[mediaType] ?? "bin";

type Attachment = {
  kind: "IMAGE" | "PDF";
  mediaType: string;
  /** SHA-256 of the bytes. */
  key: string;
  /** Name of the download without its ending. */
  name: string;
  isPublic: boolean;
};

/**
 * The headers under which something that a firm sent in is handed out. A PDF is a download, never a page of ours; whatever a
 * browser may make of the bytes, it makes it in a sandbox that may load and run nothing. A takedown holds after a minute.
 */
export function attachmentHeaders({ kind, mediaType, key, name, isPublic }: Attachment): Record<string, string> {
  const ending = endingOf(mediaType);
  const encoded = encodeURIComponent(name.replace(/[\\/:*?"<>|]/g, "_")).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return {
    etag: `"${key}"`,
    "content-type": mediaType,
    "content-disposition": `${kind === "PDF" ? "attachment" : "inline"}; filename="attachment.${ending}"; filename*=UTF-8''${encoded}.${ending}`,
    "content-security-policy": ATTACHMENT_POLICY,
    "x-content-type-options": "nosniff",
    "cache-control": isPublic ? "private, max-age=60, must-revalidate" : "private, no-store",
  };
}
