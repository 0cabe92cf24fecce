import { stripInvisible, truncate } from "#lib/kernel/text.ts";
import { contactOrAdHints, type TextHint } from "#lib/moderation/model/hints.ts";

/** Kinds of private text that a pasted one may hold; PERSON: who is to be asked. */
export type LeftOut = TextHint["kind"] | "PERSON";

/** A pasted text made ready: what may be published, kinds of what may not, and whether its end was not read. */
export type Cleaned = { text: string; leftOut: LeftOut[]; isCut: boolean };

/** So much of a pasted text is read, in code points: what a description takes. */
const READ_MAX = 5_000;

/** A part of a sentence up to a comma or stop, with its mark. */
const CLAUSE = /[^，,。；;！!\n]+[，,。；;！!]?|\n/gu;
/** Who is to be asked, and where. A word that also begins the name of a thing (手机外壳, 传真机) counts before a colon only. */
const PERSON =
  /^[（(]?\s*(?:联系(?:人|方式|电话|地址)|(?:电话|手机(?:号码?)?|(?:电子)?邮箱|E-?mail|微信号?|QQ号?|传真|联系)\s*[:：]|联系.{1,4}(?:先生|女士|老师|经理|主任|总|工)(?=\s|[，,。；;）)]|$))/iu;

/**
 * Take private ways of contact and advertising out of a text, clause by clause: what they stood in goes too, since half a clause
 * says nothing.
 */
export function cleaned(source: string): Cleaned {
  const whole = stripInvisible(source.normalize("NFC"))
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u00a0\u3000\t]+/gu, " ")
    .trim();
  const read = truncate(whole, READ_MAX);
  const hints = contactOrAdHints(read);
  const clauses = read.match(CLAUSE) ?? [];
  const named = clauses.filter((clause) => PERSON.test(clause.trim()));
  const kept = clauses.filter(
    (clause) => !named.includes(clause) && !hints.some(({ quote }) => clause.includes(quote) || quote.includes(clause)),
  );
  return {
    text: kept
      .join("")
      .replace(/ *\n */gu, "\n")
      .replace(/\n{3,}/gu, "\n\n")
      .replace(/[，,；;]\s*(?=\n|$)/gu, "。")
      .trim(),
    leftOut: [...new Set<LeftOut>([...(named.length > 0 ? (["PERSON"] as const) : []), ...hints.map(({ kind }) => kind)])],
    isCut: read !== whole,
  };
}

/** The clauses of a text without their marks. */
export function clausesOf(text: string): string[] {
  return (text.match(/[^，,。；;！!\n]+/gu) ?? []).map((clause) => clause.trim()).filter((clause) => clause !== "");
}

/** A value that stands behind its name at the beginning of a line: `名称：…`. */
export function labelled(text: string, names: RegExp): string | null {
  for (const line of text.split("\n")) {
    const found = /^\s*(?:\d+[.、)）]\s*)?([^:：]{1,12})[:：]\s*(\S.*)$/u.exec(line);
    if (found?.[1] && found[2] && names.test(found[1].trim())) return found[2].trim();
  }
  return null;
}
