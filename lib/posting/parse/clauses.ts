import { stripInvisible } from "#lib/kernel/text.ts";
import { contactOrAdHints, type TextHint } from "#lib/moderation/model/hints.ts";

/** A pasted text made ready: what may be published, and kinds of what may not. */
export type Cleaned = { text: string; leftOut: TextHint["kind"][] };

/** So much of a pasted text is read. */
const READ_MAX = 5_000;

/** A part of a sentence up to a comma or stop, with its mark. */
const CLAUSE = /[^，,。；;！!\n]+[，,。；;！!]?|\n/gu;
const PERSON =
  /^(?:[（(]?\s*)(?:联系人|联系方式|联系电话|联系地址|电话|手机号?|邮箱|电子邮箱|E-?mail|微信号?|QQ|传真|联系)\s*[:：]?/iu;

/**
 * Take private ways of contact and advertising out of a text, clause by clause: what they stood in goes too, since half a clause
 * says nothing.
 */
export function cleaned(source: string): Cleaned {
  const text = stripInvisible(source.normalize("NFC"))
    .replace(/\r\n?/gu, "\n")
    .replace(/[\u00a0\u3000\t]+/gu, " ")
    .slice(0, READ_MAX);
  const hints = contactOrAdHints(text);
  const kept = (text.match(CLAUSE) ?? []).filter(
    (clause) => !PERSON.test(clause.trim()) && !hints.some(({ quote }) => clause.includes(quote) || quote.includes(clause)),
  );
  return {
    text: kept
      .join("")
      .replace(/ *\n */gu, "\n")
      .replace(/\n{3,}/gu, "\n\n")
      .replace(/[，,；;]\s*(?=\n|$)/gu, "。")
      .trim(),
    leftOut: [...new Set(hints.map(({ kind }) => kind))],
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
