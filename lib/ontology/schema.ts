import { z } from "zod";
import { line, requiredLine, version } from "#lib/kernel/fields.ts";
import { codePoints } from "#lib/kernel/text.ts";
import { CONCEPT_KINDS } from "./model/concept.ts";

const NAME_MAX = 60;
const NAMES_MAX = 60;
const CONTEXTS_MAX = 20;
const WORDS_MAX = 30;
const FIELD_MAX = 4_000;

const split = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((one) => one.trim())
    .filter(Boolean);

/** Why a name cannot stand; null when it can. */
function faultOf(name: string): string | null {
  const checked = line(NAME_MAX).safeParse(name);
  if (!checked.success) return `“${name.slice(0, 20)}”：${checked.error.issues[0]?.message ?? ""}`;
  if (codePoints(name) < 2) return `“${name}”太短，名称至少两个字`;
  // These mark the fields of a concept file; a name with them could not be written there.
  return /[|[\]]/u.test(name) ? `“${name}”含有 | [ ] 之一，请换一种写法` : null;
}

/** Several lines of one field, as a form sends them (one text) or a program (a list): parted by commas and line ends. */
const texts = z.array(z.string({ error: "应为文字" }).max(FIELD_MAX, `最多 ${FIELD_MAX} 个字`), { error: "应为文字列表" });

const names = () =>
  texts
    .transform((list) => [...new Set(list.flatMap((text) => split(text, /[\n\r,，、;；]/u)))])
    .pipe(
      z
        .array(z.string())
        .max(NAMES_MAX, `最多 ${NAMES_MAX} 个`)
        .superRefine((list, issues) => {
          for (const name of list) {
            const fault = faultOf(name);
            if (fault) issues.addIssue({ code: "custom", message: fault });
          }
        }),
    );

/** One a line: `名称：词、词`. */
const contexts = texts
  .transform((list) =>
    list
      .flatMap((text) => split(text, /[\n\r]/u))
      .map((row) => {
        const at = row.search(/[:：]/u);
        return at < 0
          ? { name: row, words: [] }
          : { name: row.slice(0, at).trim(), words: [...new Set(split(row.slice(at + 1), /[,，、;；]/u))] };
      }),
  )
  .pipe(
    z
      .array(z.object({ name: z.string(), words: z.array(z.string()) }))
      .max(CONTEXTS_MAX, `最多 ${CONTEXTS_MAX} 行`)
      .superRefine((list, issues) => {
        const seen = new Set<string>();
        for (const { name, words } of list) {
          const say = (message: string) => issues.addIssue({ code: "custom", message });
          if (words.length === 0) say(`“${name.slice(0, 20)}”后面没有词，应写成“名称：词、词”`);
          if (words.length > WORDS_MAX) say(`“${name}”最多 ${WORDS_MAX} 个词`);
          if (words.some((word) => codePoints(word) > NAME_MAX)) say(`“${name}”有词超过 ${NAME_MAX} 个字`);
          if (seen.has(name)) say(`“${name}”写了两行，请合成一行`);
          seen.add(name);
        }
      }),
  );

const name = requiredLine(NAME_MAX).superRefine((text, issues) => {
  const fault = text === "" ? null : faultOf(text);
  if (fault) issues.addIssue({ code: "custom", message: fault });
});

const content = {
  kind: z.enum(CONCEPT_KINDS, { error: "请选择类别" }),
  aliases: names().default([]),
  broader: names().default([]),
  wholes: names().default([]),
  downstream: names().default([]),
  contexts: contexts.default([]),
};

/** A concept as staff write it: one shape for forms and programs. */
export const addConceptSchema = z.strictObject({ name, ...content });
export type AddConcept = z.output<typeof addConceptSchema>;

/** `version` is that of staff's own row; 0 while there is only the file's. */
export const editConceptSchema = z.strictObject({ name, ...content, version: version() });

/** Take out, bring back, follow the files again. */
export const moveConceptSchema = z.strictObject({ name, version: version() });
export type MoveConcept = z.output<typeof moveConceptSchema>;

/** The longest text that the trial of the recogniser takes, in characters: it stands in the address of the page. */
export const TRIAL_MAX = 600;
