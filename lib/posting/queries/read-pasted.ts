import { dayOf } from "#lib/kernel/clock.ts";
import type { Viewing } from "#lib/kernel/context.ts";
import type { Side } from "#lib/listings/model.ts";
import { readingToolsOf } from "#lib/matching/queries/reading-tools.ts";
import { taxonomyOf } from "#lib/taxonomy/queries.ts";
import { type PasteRead, readPaste } from "../parse/read-paste.ts";

/** Read a pasted text with the concepts and terms as they are now. */
export async function readPasted({ db, now }: Viewing, side: Side, text: string): Promise<PasteRead> {
  const [tools, chains, qualifications] = await Promise.all([
    readingToolsOf(db),
    taxonomyOf(db, "chain"),
    taxonomyOf(db, "qualification"),
  ]);
  return readPaste(text, side, dayOf(now), { ...tools, chains, qualifications });
}
