import { type RemarkCode, type RemarkLevel, remarkLabels, remarkText } from "#lib/transfer/labels/remarks.ts";

/** What a value was read as; null = nothing. */
export type After = string | number | string[] | null;

/** Something to be told about one value, not yet bound to a row and a column. */
export type Finding = { code: RemarkCode; params: Readonly<Record<string, string | number>>; after?: After };

/** A value and what there is to say about how it was read. */
export type Read<T> = { value: T; findings: Finding[] };

/** A remark of the report: contract.md section 5, ImportReport. */
export type Remark = {
  sheet: string | null;
  row: number;
  column: string | null;
  cell: string | null;
  field: string | null;
  level: RemarkLevel;
  code: RemarkCode;
  message: string;
  before: string | null;
  after: After;
};

/** Where a value stands in the file. */
export type Place = { sheet: string | null; row: number; column: string | null; cell: string | null; field: string | null };

/** Make a finding. */
export function finding(code: RemarkCode, params: Finding["params"] = {}, after?: After): Finding {
  return after === undefined ? { code, params } : { code, params, after };
}

/** A value with nothing to say about it. */
export function plain<T>(value: T): Read<T> {
  return { value, findings: [] };
}

/** A value with findings. */
export function told<T>(value: T, ...findings: Finding[]): Read<T> {
  return { value, findings };
}

/** Bind a finding to its place. `before` is null where the text is private or the whole row is meant. */
export function remarkAt(place: Place, found: Finding, before: string | null): Remark {
  return {
    ...place,
    level: remarkLabels[found.code].level,
    code: found.code,
    message: remarkText(found.code, found.params),
    before,
    after: found.after ?? null,
  };
}

/** The heaviest level among remarks; null when there are none. */
export function heaviest(remarks: readonly { level: RemarkLevel }[]): RemarkLevel | null {
  for (const level of ["error", "hold", "note"] as const) if (remarks.some((remark) => remark.level === level)) return level;
  return null;
}
