import { CONCEPT_KINDS, type Concept, type ConceptKind } from "./concept.ts";

/** A line that could not be read: 1-based number and what is wrong with it. */
export type ConceptFault = { line: number; reason: "KIND" | "NAME" | "SHORT_ALIAS" | "CONTEXT"; text: string };

const LINE = /^\[([^\]]+)\]\s+(.+)$/u;
const KINDS: ReadonlySet<string> = new Set(CONCEPT_KINDS);
const isKind = (text: string): text is ConceptKind => KINDS.has(text);

const list = (text: string) => [
  ...new Set(
    text
      .split(/[,，]/u)
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

function readLine(text: string, line: number): Concept | ConceptFault {
  const match = LINE.exec(text);
  const kind = match?.[1] ?? "";
  if (!isKind(kind)) return { line, reason: "KIND", text };
  const [name = "", ...fields] = (match?.[2] ?? "").split("|").map((field) => field.trim());
  if ([...name].length < 2) return { line, reason: "NAME", text };
  const found = { aliases: [] as string[], broader: [] as string[], wholes: [] as string[], downstream: [] as string[] };
  const contexts: { name: string; words: string[] }[] = [];
  for (const field of fields) {
    const rest = field.slice(1);
    if (field.startsWith("<")) found.broader.push(...list(rest));
    else if (field.startsWith("@")) found.wholes.push(...list(rest));
    else if (field.startsWith(">")) found.downstream.push(...list(rest));
    else if (field.startsWith("?")) {
      const [of = "", words = ""] = rest.split(/[:：]/u);
      contexts.push({ name: of.trim(), words: list(words) });
    } else found.aliases.push(...list(field));
  }
  const names = new Set([name, ...found.aliases]);
  if (found.aliases.some((alias) => [...alias].length < 2)) return { line, reason: "SHORT_ALIAS", text };
  if (contexts.some((context) => !names.has(context.name) || context.words.length === 0))
    return { line, reason: "CONTEXT", text };
  return { name, kind, ...found, contexts };
}

/**
 * Read a file of concepts: one a line, `[kind] name | aliases | < broader | @ wholes | > downstream | ? alias: context words`;
 * lines that are empty or start with `#` say nothing.
 */
export function parseConcepts(text: string): { concepts: Concept[]; faults: ConceptFault[] } {
  const concepts: Concept[] = [];
  const faults: ConceptFault[] = [];
  text.split(/\r?\n/u).forEach((raw, index) => {
    const line = raw.trim();
    if (!line || line.startsWith("#")) return;
    const read = readLine(line, index + 1);
    if ("reason" in read) faults.push(read);
    else concepts.push(read);
  });
  return { concepts, faults };
}

/** Write a concept as a line that parseConcepts reads back. */
export function formatConcept({ name, kind, aliases, broader, wholes, downstream, contexts }: Concept): string {
  const field = (mark: string, values: readonly string[]) => (values.length > 0 ? [`${mark}${values.join(", ")}`] : []);
  return [
    `[${kind}] ${name}`,
    ...field("", aliases),
    ...field("< ", broader),
    ...field("@ ", wholes),
    ...field("> ", downstream),
    ...contexts.map((context) => `? ${context.name}: ${context.words.join(", ")}`),
  ].join(" | ");
}

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])];

/** One concept a name: what several files say of the same one is joined; the first file's kind stands. */
export function mergeConcepts(concepts: Iterable<Concept>): Concept[] {
  const byName = new Map<string, Concept>();
  for (const concept of concepts) {
    const known = byName.get(concept.name);
    byName.set(
      concept.name,
      known
        ? {
            ...known,
            aliases: union(known.aliases, concept.aliases),
            broader: union(known.broader, concept.broader),
            wholes: union(known.wholes, concept.wholes),
            downstream: union(known.downstream, concept.downstream),
            contexts: [
              ...known.contexts,
              ...concept.contexts.filter(({ name }) => !known.contexts.some((one) => one.name === name)),
            ],
          }
        : concept,
    );
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
