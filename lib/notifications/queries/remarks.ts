import { z } from "zod";
import type { Db } from "#lib/db/client.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { FIELD_LABELS, REASON_LABELS } from "#lib/listings/labels.ts";
import { HIDDEN, maskPersonalData } from "#lib/logging/mask.ts";

const fieldNotesSchema = z.array(z.object({ path: z.string(), note: z.string() })).catch([]);

/**
 * What a moderator's decision says to the firm, as paragraphs: reasons, note, notes at fields. A telephone number or
 * address quoted in a note («含有电话 …») stays out of the mail.
 */
export async function remarksOf(db: Db, locale: Locale, decisionId: string): Promise<string[]> {
  const decision = await db.reviewDecision.findUnique({
    where: { id: decisionId },
    select: { reasons: true, note: true, fieldNotes: true },
  });
  if (!decision) return [];
  const omitted = t(locale, "mail.contactOmitted");
  const safe = (text: string) => maskPersonalData(text).replaceAll(HIDDEN, omitted);
  const labels: Record<string, string> = labelsIn(locale, REASON_LABELS);
  const fields = labelsIn(locale, FIELD_LABELS);
  const separator = t(locale, "common.listSeparator");
  const fieldNotes = fieldNotesSchema.parse(decision.fieldNotes);
  return [
    ...(decision.reasons.length > 0
      ? [t(locale, "mail.withReasons", { reasons: decision.reasons.map((code) => labels[code] ?? code).join(separator) })]
      : []),
    ...(decision.note ? [t(locale, "mail.withNote", { note: safe(decision.note) })] : []),
    ...(fieldNotes.length > 0
      ? [
          fieldNotes
            .map(({ path, note }) =>
              t(locale, "mail.fieldNote", { field: fields[path.split(".")[0] ?? ""] ?? path, note: safe(note) }),
            )
            .join("\n"),
        ]
      : []),
  ];
}
