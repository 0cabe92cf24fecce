import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell } from "#lib/transfer/model/cells.ts";
import { dayOfCell, dayOfText } from "#lib/transfer/parse/day.ts";

const deadline = (text: string) => dayOfText(text, "deadline");
const numberCell = (number: number, text = String(number)): Cell => ({
  text,
  kind: "number",
  number,
  day: null,
  formula: false,
  struck: false,
});
const codes = (findings: readonly { code: string }[]): string[] => findings.map((found) => found.code);

describe("days in words and figures", () => {
  test.each([
    ["2027-06-30", "2027-06-30"],
    ["2027/6/30", "2027-06-30"],
    ["2027.6.30", "2027-06-30"],
    ["2027年6月30日", "2027-06-30"],
  ])("%s is a full day and no remark", (text, day) => expect(deadline(text)).toEqual({ value: day, findings: [] }));

  test.each([
    ["2027年6月底", "2027-06-30"],
    ["2027年2月底", "2027-02-28"],
    ["2028年2月末", "2028-02-29"],
    ["2027年6月", "2027-06-30"],
    ["2027.6", "2027-06-30"],
    ["2027-06", "2027-06-30"],
    ["2027年一季度", "2027-03-31"],
    ["2027Q3", "2027-09-30"],
    ["2027年底", "2027-12-31"],
    ["2027年上半年", "2027-06-30"],
    ["2027年6月上旬", "2027-06-10"],
    ["June 2027", "2027-06-30"],
    ["Jun. 2027", "2027-06-30"],
    ["end of June 2027", "2027-06-30"],
  ])("as a deadline %s is the last day, and told", (text, day) => {
    const read = deadline(text);
    expect(read.value).toBe(day);
    expect(codes(read.findings)).toEqual(["DATE_PERIOD_END"]);
  });

  test("as a beginning a month is its first day", () => {
    expect(dayOfText("2027年6月", "beginning").value).toBe("2027-06-01");
    expect(dayOfText("2027年6月底", "beginning").value).toBe("2027-06-30");
  });

  test.each([
    ["June 30, 2027", "2027-06-30"],
    ["30 June 2027", "2027-06-30"],
    ["20270630", "2027-06-30"],
    ["2027年6月30日前", "2027-06-30"],
    ["２０２７年６月３０日", "2027-06-30"],
    [" 2027-06-30", "2027-06-30"],
  ])("%s is read and told", (text, day) => {
    const read = deadline(text);
    expect(read.value).toBe(day);
    expect(codes(read.findings)).toEqual(["DATE_READ"]);
  });

  test.each(["明年3月底", "明年一季度", "今年底", "下个月", "尽快", "next spring"])("%s is relative: held", (text) => {
    expect(deadline(text)).toMatchObject({ value: null, findings: [{ code: "DATE_RELATIVE" }] });
  });

  test.each([
    "长期",
    "2027-13-01",
    "2027-02-30",
    "1900-01-01",
    "3027-06-30",
    "6月30日",
    "30/06/2027",
    "随时",
    "2027年3月-6月",
    "0",
    "abc",
    "spring 2027x",
  ])("%s is held as unreadable", (text) =>
    expect(deadline(text)).toMatchObject({ value: null, findings: [{ code: "DATE_UNREADABLE" }] }),
  );

  test("a serial in a cell of general format is a day, told", () => {
    expect(dayOfCell(numberCell(46752), "deadline")).toMatchObject({ value: "2027-12-31", findings: [{ code: "DATE_SERIAL" }] });
  });
  test("2027.6 as a number is June; 2027.1 may be January or October and is held", () => {
    expect(dayOfCell(numberCell(2027.6), "deadline").value).toBe("2027-06-30");
    expect(dayOfCell(numberCell(2027.1), "deadline").value).toBeNull();
  });
  test("a date cell is its day; an error cell is held", () => {
    const date: Cell = { text: "2027-06-30", kind: "date", number: null, day: "2027-06-30", formula: false, struck: false };
    expect(dayOfCell(date, "deadline")).toEqual({ value: "2027-06-30", findings: [] });
    expect(dayOfCell({ ...date, kind: "error", text: "#REF!", day: null }, "deadline").findings[0]?.code).toBe("CELL_ERROR");
  });

  test("every day of the century survives all spellings", () => {
    const days = fc
      .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, date] = day.split("-").map(Number);
        const spellings = [day, `${year}/${month}/${date}`, `${year}年${month}月${date}日`, day.replaceAll("-", "")];
        const serial = Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000) + 25_569;
        return spellings.every((text) => deadline(text).value === day) && dayOfCell(numberCell(serial), "deadline").value === day;
      }),
    );
  });
  test("any text gives a real day or a finding", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...[..."0123456789-/.年月日底末旬上中下季度 Jun明"]), maxLength: 14 }),
        (text) => {
          const { value, findings } = deadline(text);
          return value === null ? findings.length > 0 || text.trim() === "" : /^20\d\d-\d\d-\d\d$/.test(value);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
