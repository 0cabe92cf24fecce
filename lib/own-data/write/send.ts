import { streamDownload } from "#lib/http/stream-download.ts";
import type { OwnDataArchive } from "../commands/export-own-data.ts";

/** The archive as a download, from a form or the API alike. */
export const sendOwnData = ({ name, chunks }: OwnDataArchive): Response =>
  streamDownload(chunks, { name, plainName: "my-data.zip", type: "application/zip" });
