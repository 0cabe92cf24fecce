import { pdfFault } from "./check-pdf.ts";
import { FILE_LIMIT_BYTES, type FileFault, kindOfBytes } from "./file-kinds.ts";
import { readPicture } from "./read-picture.ts";

/** A file as it may be stored and handed out. */
export type AcceptedFile = {
  kind: "IMAGE" | "PDF";
  content: Uint8Array;
  /** A smaller picture for pages. */
  preview: Uint8Array | null;
  mediaType: string;
  width: number | null;
  height: number | null;
};

/** Decide by its bytes what a file is, and make of it what is stored; or say why it is not taken in. */
export async function acceptFile(bytes: Uint8Array): Promise<AcceptedFile | FileFault> {
  if (bytes.byteLength === 0) return "empty";
  if (bytes.byteLength > FILE_LIMIT_BYTES) return "tooLarge";
  const kind = kindOfBytes(bytes);
  switch (kind) {
    case "heic":
    case "avif":
      return kind;
    case "other":
      return "wrongType";
    case "pdf": {
      const fault = pdfFault(bytes);
      if (fault !== null) return fault;
      return { kind: "PDF", content: bytes, preview: null, mediaType: "application/pdf", width: null, height: null };
    }
    default: {
      const picture = await readPicture(bytes, kind);
      return typeof picture === "string" ? picture : { kind: "IMAGE", ...picture };
    }
  }
}
