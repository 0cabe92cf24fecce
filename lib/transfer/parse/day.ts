import type { Cell } from "#lib/transfer/model/cells.ts";
import { finding, plain, type Read, told } from "#lib/transfer/model/findings.ts";
import { simplified } from "#lib/transfer/parse/fold.ts";

/** A deadline means the last day of a month or quarter, a beginning the first one. */
export type DayUse = "deadline" | "beginning";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const RELATIVE =
  /今年|明年|后年|去年|本年|本月|下月|下个月|本季|下季|近期|尽快|尽早|年底前?$|月底前?$|next|this|soon|asap|within/u;

const pad = (value: number, length: number): string => String(value).padStart(length, "0");
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** `YYYY-MM-DD`, or null when there is no such day between 2000 and 2099. */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1 || day > lastOf(year, month)) return null;
  return `${year}-${pad(month, 2)}-${pad(day, 2)}`;
}

const unreadable = (): Read<string | null> => told(null, finding("DATE_UNREADABLE"));
const asRead = (day: string | null): Read<string | null> =>
  day === null ? unreadable() : told(day, finding("DATE_READ", {}, day));

function period(from: string | null, to: string | null, use: DayUse): Read<string | null> {
  const day = use === "deadline" ? to : from;
  if (day === null) return unreadable();
  return told(day, finding(use === "deadline" ? "DATE_PERIOD_END" : "DATE_PERIOD_START", {}, day));
}

function ofSerial(serial: number): Read<string | null> {
  if (!Number.isFinite(serial) || serial < 36_526 || serial >= 73_051) return unreadable();
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
  return told(day, finding("DATE_SERIAL", {}, day));
}

function ofNumber(value: number, text: string, use: DayUse): Read<string | null> {
  const compact = /^(20\d{2})(\d{2})(\d{2})$/u.exec(String(value));
  if (compact) return asRead(calendarDay(Number(compact[1]), Number(compact[2]), Number(compact[3])));
  if (value >= 2000 && value < 2100) {
    const written = /^(20\d{2})\.(\d{1,2})$/u.exec(text.trim());
    // A number cell drops the zero of 2027.10: 2027.1 may be January or October.
    if (!written || (written[2] === "1" && !text.includes(".01"))) return unreadable();
    return ofMonth(Number(written[1]), Number(written[2]), use);
  }
  return ofSerial(value);
}

function ofMonth(year: number, month: number, use: DayUse): Read<string | null> {
  if (month < 1 || month > 12) return unreadable();
  return period(calendarDay(year, month, 1), calendarDay(year, month, lastOf(year, month)), use);
}

function ofChinese(text: string, use: DayUse): Read<string | null> | null {
  const third = /^(20\d{2})[-/.年](\d{1,2})月?(底|末|月底|月末|初|上旬|中旬|下旬|)$/u.exec(text);
  if (third) {
    const [year, month] = [Number(third[1]), Number(third[2])];
    const end = month >= 1 && month <= 12 ? lastOf(year, month) : 0;
    const at = (day: number): string | null => calendarDay(year, month, day);
    const spans: Record<string, readonly [number, number]> = { 上旬: [1, 10], 中旬: [11, 20], 下旬: [21, end], 初: [1, 10] };
    const part = third[3] ?? "";
    if (/[底末]/u.test(part)) return period(at(end), at(end), use);
    const [from, to] = spans[part] ?? [1, end];
    return period(at(from), at(to), use);
  }
  const whole = /^(20\d{2})年?(?:第?([一二三四1-4])季度|q([1-4])|(上半年|下半年)|(年底|年末|底|末)|(?:全年|年内|内))$/u.exec(
    text,
  );
  if (!whole) return null;
  const year = Number(whole[1]);
  const quarter = whole[2] ? "一二三四1234".indexOf(whole[2]) % 4 : whole[3] ? Number(whole[3]) - 1 : null;
  if (quarter !== null)
    return period(calendarDay(year, quarter * 3 + 1, 1), calendarDay(year, quarter * 3 + 3, lastOf(year, quarter * 3 + 3)), use);
  if (whole[4] === "上半年") return period(calendarDay(year, 1, 1), calendarDay(year, 6, 30), use);
  if (whole[4] === "下半年") return period(calendarDay(year, 7, 1), calendarDay(year, 12, 31), use);
  if (whole[5]) return period(calendarDay(year, 12, 31), calendarDay(year, 12, 31), use);
  return period(calendarDay(year, 1, 1), calendarDay(year, 12, 31), use);
}

function ofEnglish(text: string, use: DayUse): Read<string | null> | null {
  const month = (match: RegExpExecArray): number => MONTHS.indexOf((match.groups?.name ?? "").slice(0, 3)) + 1;
  const full =
    new RegExp(`^${MONTH}\\s*(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s*(?<year>20\\d{2})$`, "u").exec(text) ??
    new RegExp(`^(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s-]*${MONTH},?[\\s-]*(?<year>20\\d{2})$`, "u").exec(text);
  if (full) return asRead(calendarDay(Number(full.groups?.year), month(full), Number(full.groups?.day)));
  const part = new RegExp(`^(?<end>(?:the\\s)?end\\sof\\s)?${MONTH},?\\s*(?<year>20\\d{2})$`, "u").exec(text);
  if (!part) return null;
  return ofMonth(Number(part.groups?.year), month(part), part.groups?.end ? "deadline" : use);
}

/** Read a day in words or figures. Full days in figures are no remark; anything rounded or translated is told; relative ones are held. */
export function dayOfText(text: string, use: DayUse): Read<string | null> {
  const written = text.normalize("NFKC").trim();
  if (written === "") return plain(null);
  if (written.length > 40) return unreadable();
  const source = simplified(written).toLowerCase();
  const tight = source.replace(/\s+/gu, "").replace(/(?:之?以?前|为止|止)$/u, "");
  const full =
    /^(\d{4})(?:-(\d{1,2})-|\/(\d{1,2})\/|\.(\d{1,2})\.|年(\d{1,2})月)(\d{1,2})[日号]?(?:t?00:00(?::00)?(?:\.0+)?z?)?$/u.exec(
      tight,
    );
  if (full) {
    const day = calendarDay(Number(full[1]), Number(full[2] ?? full[3] ?? full[4] ?? full[5]), Number(full[6]));
    if (day === null) return unreadable();
    return tight === text ? plain(day) : told(day, finding("DATE_READ", {}, day));
  }
  const compact = /^(20\d{2})(\d{2})(\d{2})$/u.exec(tight);
  if (compact) return asRead(calendarDay(Number(compact[1]), Number(compact[2]), Number(compact[3])));
  if (/^\d{5}$/u.test(tight)) return ofSerial(Number(tight));
  const read = ofChinese(tight, use) ?? ofEnglish(source.replace(/\s+/gu, " "), use);
  if (read) return read;
  return RELATIVE.test(tight) ? told(null, finding("DATE_RELATIVE")) : unreadable();
}

/** Read a cell as a day: a date cell, a serial in a cell of general format, or text. */
export function dayOfCell(cell: Cell | null, use: DayUse): Read<string | null> {
  if (cell === null) return plain(null);
  if (cell.kind === "error") return told(null, finding("CELL_ERROR", { text: cell.text }));
  if (cell.kind === "date" && cell.day !== null) {
    const [year = 0, month = 0, day = 0] = cell.day.split("-").map(Number);
    const real = calendarDay(year, month, day);
    if (real === null) return unreadable();
    return cell.formula ? told(real, finding("FORMULA", {}, real)) : plain(real);
  }
  if (cell.kind === "number" && cell.number !== null) return ofNumber(cell.number, cell.text, use);
  return cell.kind === "text" ? dayOfText(cell.text, use) : unreadable();
}
