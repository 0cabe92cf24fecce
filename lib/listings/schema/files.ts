import { z } from "zod";
import { requiredLine, version } from "#lib/kernel/fields.ts";
import { MOST_FILES } from "../model/files.ts";

/** Code points of a caption. */
export const CAPTION_LENGTH = 60;

/** What a picture shows, or what a document is. */
export const captionSchema = requiredLine(CAPTION_LENGTH);

const code = z.string().max(40);

/** The whole list in its new order. */
export const arrangeFilesSchema = z.strictObject({
  code,
  fileIds: z.array(z.uuid()).max(MOST_FILES).default([]),
  version: version(),
  /** Which sentence the page answers with. */
  done: z.enum(["arranged", "removed", "undone"]).default("arranged"),
  /** The list before, for taking it back. */
  before: z.array(z.uuid()).max(MOST_FILES).default([]),
});

export const describeFileSchema = z.strictObject({ code, id: z.uuid(), caption: captionSchema, version: version() });
