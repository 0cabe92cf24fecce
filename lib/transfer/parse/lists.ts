import { foldLabel } from "#lib/kernel/text.ts";
import { type Finding, finding } from "#lib/transfer/model/findings.ts";
import { COOPERATIONS, codeOf, REGIONS, type WordTable } from "#lib/transfer/parse/words.ts";

/** The entries of a list in one cell, trimmed, empty and repeated ones dropped. A slash or a space does not part: PLA/PBAT, ISO 14067. */
export function entriesOf(text: string): string[] {
  const entries = text
    .split(/[、，,;；|\n\r\t]+/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  const seen = new Set<string>();
  return entries.filter((entry) => !seen.has(entry) && seen.add(entry));
}

type ListRead<Code> = { value: Code[]; findings: Finding[] };

function codesOf<Code extends string>(
  entries: string[],
  table: WordTable<Code>,
  unknown: (entry: string) => Finding,
): ListRead<Code> {
  const value: Code[] = [];
  const findings: Finding[] = [];
  let converted = false;
  for (const entry of entries) {
    const parts = codeOf(entry, table) ? [entry] : entry.split(/[/／+＋&和及与]/u);
    for (const part of parts.map((each) => each.trim()).filter((each) => each !== "")) {
      const read = codeOf(part, table);
      if (!read) findings.push(unknown(part));
      else {
        if (!value.includes(read.value)) value.push(read.value);
        converted ||= read.findings.length > 0;
      }
    }
  }
  if (converted) findings.push(finding("CODE_READ", { label: value.map((code) => table.labels[code]).join("、") }, value));
  return { value, findings };
}

/** Read 合作方式. A word that is no known way of working together is held: it cannot be kept. */
export function cooperationsOf(entries: string[]): ListRead<(typeof COOPERATIONS)["codes"][number]> {
  return codesOf(entries, COOPERATIONS, (text) => finding("COOPERATION_UNKNOWN", { text: text.slice(0, 20) }));
}

/** Read 意向对接地区; 京津冀, 三地 and 不限 mean all three, which is stored as none named. */
export function targetRegionsOf(entries: string[]): ListRead<(typeof REGIONS)["codes"][number]> {
  const all = entries.some((entry) =>
    /^(?:京津冀|京津冀三地|三地|全国|不限|均可|都可以|都行|全部)(?:地区|均可)?$/u.test(foldLabel(entry)),
  );
  if (all) return { value: [], findings: [finding("ALL_REGIONS", {}, [])] };
  const joined = entries.flatMap((entry) => (/^[京津冀]{2,3}$/u.test(entry) ? [...entry] : [entry]));
  return codesOf(joined, REGIONS, (text) => finding("TARGET_REGION_UNKNOWN", { text: text.slice(0, 20) }));
}
