import type { Cell } from "#lib/transfer/model/cells.ts";
import { type Finding, finding, type Read } from "#lib/transfer/model/findings.ts";
import { type Amount, amountOfNumber, amountOfText, shown } from "#lib/transfer/parse/amount.ts";

const NOTHING: Amount = { min: null, max: null, point: false, basis: null };

/** The amount of a listing in 万元 and what was said about each of the cells it came from. */
export type AmountPair = {
  min: number | null;
  max: number | null;
  basis: Amount["basis"];
  minFindings: Finding[];
  maxFindings: Finding[];
  /** Concerns both cells: the minimum is above the maximum, or the cells contradict each other. */
  pairFindings: Finding[];
};

/** Read one cell as an amount; `unitWan` is the unit of its heading in 万元. `typed`: the file tells numbers from text. */
export function amountOfCell(cell: Cell | null, unitWan: number, typed: boolean): Read<Amount> {
  if (cell === null) return { value: NOTHING, findings: [] };
  if (cell.kind === "error") return { value: NOTHING, findings: [finding("CELL_ERROR", { text: cell.text })] };
  if (cell.kind === "number" && cell.number !== null) {
    const read = amountOfNumber(cell.number, unitWan);
    return cell.formula ? { ...read, findings: [...read.findings, finding("FORMULA", {}, shown(read.value))] } : read;
  }
  if (cell.kind !== "text") return { value: NOTHING, findings: [finding("AMOUNT_UNREADABLE")] };
  const read = amountOfText(cell.text, unitWan);
  const silent = read.findings.length === 0 && read.value.min !== null;
  const padded = cell.text !== cell.text.trim() || cell.text !== cell.text.normalize("NFKC");
  if (silent && (typed || padded)) return { ...read, findings: [finding("NUMBER_AS_TEXT", {}, shown(read.value))] };
  return read;
}

/** Put a lower and an upper cell together; a single column of amounts counts as the lower one, `whole` being true. */
export function amountPair(lower: Read<Amount>, upper: Read<Amount>, whole: boolean): AmountPair {
  const pair = { minFindings: lower.findings, maxFindings: upper.findings, pairFindings: [] as Finding[] };
  const low = lower.value;
  const high = upper.value;
  const basis = low.basis ?? high.basis;
  const upperEmpty = high.min === null && high.max === null;
  const lowerEmpty = low.min === null && low.max === null;
  let min: number | null;
  let max: number | null;
  if (upperEmpty) {
    min = low.min;
    // A figure in the column of minimums is a minimum; a complete statement (约50万, 50-80) stands for both ends.
    max = whole || low.point ? low.max : null;
  } else if (lowerEmpty) {
    min = high.point ? high.min : null;
    max = high.max;
  } else {
    const agree =
      (!low.point || low.max === null || low.max === high.max || low.min === low.max) &&
      (!high.point || high.min === high.max || high.min === low.min);
    if (!agree) return { ...pair, min: null, max: null, basis, pairFindings: [finding("AMOUNT_CONFLICT")] };
    min = low.min;
    max = high.max;
  }
  if (min !== null && max !== null && min > max) pair.pairFindings.push(finding("AMOUNT_REVERSED", { min, max }));
  return { ...pair, min, max, basis };
}
