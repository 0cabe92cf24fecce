import { REGION_WORDS } from "#lib/editions/labels.ts";
import type { EditionFrame } from "#lib/editions/model/frame.ts";
import { OTHER_CHAIN } from "#lib/editions/model/order.ts";
import type { EditionRow } from "#lib/editions/schema.ts";

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The parts of an instant on the clock of Asia/Shanghai, which has had no summer time since 1991. */
export function shanghaiParts(instant: string): { year: number; month: number; day: number; hour: string; minute: string } {
  const there = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS);
  const two = (value: number) => String(value).padStart(2, "0");
  return {
    ...{ year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.getUTCDate() },
    ...{ hour: two(there.getUTCHours()), minute: two(there.getUTCMinutes()) },
  };
}

/** A sum in 万元 with thousands separators and at most two decimals, without the unit. */
export function wanText(amount: number): string {
  const [whole = "0", decimals] = String(Math.round(amount * 100) / 100).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals ? `${grouped}.${decimals}` : grouped;
}

/** The range of a row without its unit, or null when it is negotiable. */
export function amountText({
  amountMinWan: min,
  amountMaxWan: max,
}: Pick<EditionRow, "amountMinWan" | "amountMaxWan">): string | null {
  if (min === null && max === null) return null;
  if (min !== null && max !== null) return min === max ? wanText(min) : `${wanText(min)}–${wanText(max)}`;
  return min !== null ? `≥ ${wanText(min)}` : `≤ ${wanText(max ?? 0)}`;
}

/** Where a row's firm sits: region and division by name; the region alone when the division is not told. */
export function placeText({ region, division }: Pick<EditionRow, "region" | "division">, frame: EditionFrame): string {
  const name = REGION_WORDS[region].name;
  const within = division ? (frame.divisions[division] ?? "") : "";
  return within.startsWith(name) || within === "" ? within || name : `${name}${within}`;
}

/** The name of a chain group as frozen; `other` names the group without a chain. */
export function chainText(chain: string, frame: EditionFrame, other: string): string {
  return chain === OTHER_CHAIN ? other : (frame.chains.find(({ code }) => code === chain)?.label ?? chain);
}

/** Whether a row offers something: in the part on progress its code tells. */
export function isSupply({ section, code }: Pick<EditionRow, "section" | "code">): boolean {
  return section === "SUPPLY" || (section === "PROGRESS" && code.includes("-S-"));
}
