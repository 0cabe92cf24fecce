import { type Locale, t } from "#lib/i18n/catalogue.ts";
import type { ImportCounts, ImportRemark, PublishMode } from "#lib/transfer/schema.ts";

const REASONS = [
  "TOO_LARGE",
  "NOT_SUPPORTED",
  "DANGEROUS",
  "ENCRYPTED",
  "WRONG_ENCODING",
  "NO_TABLE",
  "TOO_SLOW",
  "DAMAGED",
] as const;
const CODES = ["FORBIDDEN", "RATE_LIMITED", "UNSUPPORTED_MEDIA_TYPE", "MALFORMED", "UNAVAILABLE", "ORIGIN_REFUSED"] as const;

/** The sentence for the reason with which an upload came back; a reason from outside is never shown as it is. */
export function problemText(locale: Locale, problem: string): string {
  const reason = REASONS.find((each) => each === problem);
  if (reason) return t(locale, `intake.unreadable${reason}`);
  const code = CODES.find((each) => each === problem);
  if (code) return t(locale, `errors.${code}`);
  return t(locale, problem === "INVALID_INPUT" ? "intake.missingFile" : "errors.INTERNAL");
}

/** The choices of what is published, in words. */
export const publishChoices = (locale: Locale): { value: PublishMode; label: string }[] => [
  { value: "none", label: t(locale, "intake.publishNone") },
  { value: "valid", label: t(locale, "intake.publishValid") },
  { value: "all", label: t(locale, "intake.publishAll") },
];

/** The counts of an import in a line. */
export function countLine(locale: Locale, { rows, created, updated, unchanged, rejected }: ImportCounts): string {
  return t(locale, "intake.countLine", { rows, created, updated, unchanged, rejected });
}

/** Where a remark stands, in words. */
export function placeOf(locale: Locale, { sheet, row }: Pick<ImportRemark, "sheet" | "row">): string {
  if (row === 0) return sheet ?? t(locale, "intake.placeFile");
  return sheet === null ? t(locale, "intake.placeRow", { row }) : t(locale, "intake.placeSheet", { sheet, row });
}
