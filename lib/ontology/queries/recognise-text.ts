import type { RecognisableText } from "#lib/ontology/model/recognise.ts";
import { type Folded, fold } from "#lib/text/fold.ts";
import { tokenize } from "#lib/text/tokenizer.ts";
import type { OpenOntology } from "./open-ontology.ts";

/** A text as the recogniser reads it, with the way back to what was written. */
export type ReadableText = RecognisableText & { folded: Folded };

/** Fold a text and find where its words begin and end. */
export function readableText(text: string): ReadableText {
  const folded = fold(text);
  const boundaries = new Set<number>();
  for (const { kind, start, end } of tokenize(folded)) {
    if (kind !== "word" && kind !== "latin") continue;
    boundaries.add(start);
    boundaries.add(end);
  }
  return { text: folded.text, boundaries, folded };
}

/** A piece of a text; `concept` is the standard term that it names. */
export type Piece = { text: string; concept: string | null };

/** Each text cut into pieces, those that name a concept marked: joined they are the text again. */
export function markConcepts({ ontology, recognise }: OpenOntology, texts: readonly string[]): Piece[][] {
  const fields = texts.map(readableText);
  const mentions = recognise(fields);
  return fields.map(({ folded }, field) => {
    const pieces: Piece[] = [];
    let copied = 0;
    for (const mention of mentions) {
      if (mention.field !== field) continue;
      const start = folded.start[mention.start] ?? 0;
      const end = folded.end[mention.end - 1] ?? 0;
      if (start > copied) pieces.push({ text: folded.original.slice(copied, start), concept: null });
      pieces.push({ text: folded.original.slice(start, end), concept: ontology.concepts[mention.concept]?.name ?? null });
      copied = end;
    }
    if (copied < folded.original.length) pieces.push({ text: folded.original.slice(copied), concept: null });
    return pieces;
  });
}
