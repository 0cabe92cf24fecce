import type { Ontology } from "./graph.ts";

/** A concept named in a text: span in the folded text of the field. */
export type Mention = { concept: number; field: number; start: number; end: number };

/** One folded text and the places where its words begin and end (offsets into it). */
export type RecognisableText = { text: string; boundaries: ReadonlySet<number> };

/** Finds what a listing's texts name. */
export type Recogniser = (fields: readonly RecognisableText[]) => Mention[];

type Meaning = { concept: number; words: readonly string[] | null };
type Entry = { name: string; meanings: readonly Meaning[] };

const LATIN = /[a-z0-9]/u;

/**
 * Build the finder for all names of an ontology. `fold` brings names into the form texts come in.
 *
 * The longest name at a place wins and nothing inside it is found again. A name of two characters must start and end where a
 * word does (`氢能` does not stand in `放氢能力`), a Latin one where its run does. A name with several meanings, or with one
 * that needs company, means the concept whose company stands most often in the listing; without company it means nothing,
 * unless one concept has it unconditionally.
 */
export function createRecogniser(ontology: Ontology, fold: (text: string) => string): Recogniser {
  const meanings = new Map<string, Meaning[]>();
  ontology.concepts.forEach(({ name, aliases, contexts }, concept) => {
    for (const one of new Set([name, ...aliases])) {
      const key = fold(one).trim();
      if (key.length < 2) continue;
      const needed = contexts.find((context) => context.name === one);
      const known = meanings.get(key) ?? [];
      known.push({ concept, words: needed ? needed.words.map(fold) : null });
      meanings.set(key, known);
    }
  });
  const byStart = new Map<string, Entry[]>();
  for (const [name, list] of meanings) {
    const key = name.slice(0, 2);
    const bucket = byStart.get(key) ?? [];
    bucket.push({ name, meanings: list });
    byStart.set(key, bucket);
  }
  for (const bucket of byStart.values()) bucket.sort((a, b) => b.name.length - a.name.length || (a.name < b.name ? -1 : 1));

  return (fields) => {
    const whole = fields.map(({ text }) => text).join("\n");
    const meant = new Map<Entry, number | null>();
    const found: Mention[] = [];
    fields.forEach(({ text, boundaries }, field) => {
      for (let at = 0; at + 2 <= text.length; ) {
        const hit = longestAt(byStart.get(text.slice(at, at + 2)), text, at, boundaries, (entry) => {
          let concept = meant.get(entry);
          if (concept === undefined) {
            concept = choose(entry.meanings, whole);
            meant.set(entry, concept);
          }
          return concept;
        });
        if (!hit) {
          at += 1;
          continue;
        }
        found.push({ concept: hit.concept, field, start: at, end: at + hit.length });
        at += hit.length;
      }
    });
    return found;
  };
}

function longestAt(
  bucket: readonly Entry[] | undefined,
  text: string,
  at: number,
  boundaries: ReadonlySet<number>,
  meaningOf: (entry: Entry) => number | null,
): { concept: number; length: number } | null {
  for (const entry of bucket ?? []) {
    const { name } = entry;
    if (!text.startsWith(name, at) || !standsAlone(text, at, name, boundaries)) continue;
    const concept = meaningOf(entry);
    if (concept !== null) return { concept, length: name.length };
  }
  return null;
}

function standsAlone(text: string, at: number, name: string, boundaries: ReadonlySet<number>): boolean {
  const end = at + name.length;
  const first = name[0] as string;
  const last = name.at(-1) as string;
  if (LATIN.test(first) && LATIN.test(text[at - 1] ?? "")) return false;
  if (LATIN.test(last) && LATIN.test(text[end] ?? "")) return false;
  return name.length > 2 || (boundaries.has(at) && boundaries.has(end));
}

function choose(meanings: readonly Meaning[], whole: string): number | null {
  let best: { concept: number; hits: number } | null = null;
  for (const { concept, words } of meanings) {
    const hits = words === null ? 0.5 : words.filter((word) => whole.includes(word)).length;
    if (hits > 0 && (!best || hits > best.hits)) best = { concept, hits };
  }
  return best?.concept ?? null;
}
