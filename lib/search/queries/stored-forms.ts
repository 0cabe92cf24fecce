import type { Db } from "#lib/db/client.ts";
import type { ScoringForm } from "#lib/matching/model/form.ts";
import { INDEX_FORMAT } from "#lib/search/memory/format.ts";
import { unpackForm } from "#lib/search/memory/pack-form.ts";

/** Rows read in one statement: keeps each far below its time limit. */
const AT_ONCE = 1_000;

/** The forms of listings as the index keeps them, by id; what has no row of this format is not among them. */
export async function storedForms(db: Db, ids: readonly string[]): Promise<Map<string, ScoringForm>> {
  const forms = new Map<string, ScoringForm>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await db.listingForm.findMany({
      where: { listingId: { in: ids.slice(from, from + AT_ONCE) }, format: INDEX_FORMAT },
      select: { listingId: true, form: true },
    });
    for (const { listingId, form } of rows) forms.set(listingId, unpackForm(form));
  }
  return forms;
}
