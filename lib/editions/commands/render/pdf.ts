import { printData } from "#lib/editions/commands/render/print-data.ts";
import { EDITION_TEMPLATE } from "#lib/editions/commands/render/template.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import type { Edition } from "#lib/editions/schema.ts";
import { typeset } from "#lib/typesetting/typesetter.ts";

/** The issue as an A4 paper. The same issue and frame give the same bytes: its only date is the cut-off. */
export function renderPdf(edition: Edition, frame: EditionFrame): Promise<Buffer> {
  return typeset(EDITION_TEMPLATE, JSON.stringify(printData(edition, frame)));
}
