import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnreadableFile } from "#lib/transfer/model/unreadable.ts";
import { readDelimited, separatorOf } from "#lib/transfer/read/delimited.ts";
import { type JsonLine, readJsonLines } from "#lib/transfer/read/json-lines.ts";
import { chunksOf } from "../../support/lists.ts";

const cells = (file: Uint8Array): (string | undefined)[][] =>
  readDelimited(file).rows.map((row) => row.cells.map((cell) => cell?.text));
const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

describe("delimited files", () => {
  const expected = [
    ["名称", "说明"],
    ["电机", "一,二"],
  ];
  test.each([
    ["UTF-8", Buffer.from('名称,说明\r\n电机,"一,二"\r\n')],
    ["UTF-8 with a mark", Buffer.from('\ufeff名称,说明\r\n电机,"一,二"\r\n')],
    ["UTF-16LE with a mark, tabs", Buffer.from("\ufeff名称\t说明\r\n电机\t一,二\r\n", "utf16le")],
    ["UTF-16BE with a mark, tabs", utf16be("\ufeff名称\t说明\r\n电机\t一,二\r\n")],
    [
      "GB18030, semicolons",
      Buffer.from([
        0xc3, 0xfb, 0xb3, 0xc6, 0x3b, 0xcb, 0xb5, 0xc3, 0xf7, 0x0a, 0xb5, 0xe7, 0xbb, 0xfa, 0x3b, 0xd2, 0xbb, 0x2c, 0xb6, 0xfe,
        0x0a,
      ]),
    ],
  ])("%s is recognised", (_name, file) => expect(cells(file)).toEqual(expected));

  test("sec-36 GB18030 characters of four bytes survive", () => {
    // 䶮 U+4DAE is 0xFE 0x9F in GB18030-2005; 𠮷 U+20BB7 takes four bytes.
    const file = Buffer.from([0x95, 0x34, 0xb0, 0x30, 0x2c, 0xb5, 0xe7, 0x0a]);
    const [row] = cells(file);
    expect(row?.[0]?.length).toBe(2);
    expect([...(row?.[0] ?? "")]).toHaveLength(1);
  });
  test("UTF-16 without a mark is recognised by its zero bytes", () => {
    expect(cells(Buffer.from("id,name\nA1,motor\n", "utf16le"))).toEqual([
      ["id", "name"],
      ["A1", "motor"],
    ]);
  });
  test("bytes of no encoding are refused, never replaced", () => {
    expect(() => readDelimited(Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]))).toThrow(UnreadableFile);
    expect(() => readDelimited(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x0a]))).toThrow(UnreadableFile);
  });
  test("row numbers count records, empty ones included; quoted line breaks do not part rows", () => {
    const sheet = readDelimited(Buffer.from('a,b\n\n"x\ny",1\n\n\nz,2\n'));
    expect(sheet.rows.map((row) => row.row)).toEqual([1, 3, 6]);
    expect(sheet.rows[1]?.cells[0]?.text).toBe("x\ny");
  });
  test("separators inside quotes do not count", () => expect(separatorOf('"a,b,c";d\n"e,f,g";h\n')).toBe(";"));

  test("what is written with quotes comes back", () => {
    const cell = fc.string({ unit: fc.constantFrom(...[..."a一,;\t\"\n '=𠮷"]), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = ["h1,h2", ...rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))].join(
          "\r\n",
        );
        const back = readDelimited(Buffer.from(text)).rows.slice(1);
        const kept = rows.filter((row) => row.some((value) => value.trim() !== ""));
        return (
          back.length === kept.length &&
          back.every((row, index) => kept[index]?.every((value, column) => (row.cells[column]?.text ?? "") === value))
        );
      }),
    );
  });
});

async function lines(file: Uint8Array, step: number): Promise<JsonLine[]> {
  const found: JsonLine[] = [];
  for await (const line of readJsonLines(chunksOf(file, step))) found.push(line);
  return found;
}

describe("JSON lines", () => {
  test("lines are read one by one, whatever the pieces; bad ones do not stop the rest", async () => {
    const file = Buffer.concat([
      Buffer.from('{"a":"一"}\n\n[1]\n{"b":'),
      Buffer.from([0xff]),
      Buffer.from('}\n{broken\n{"c":3}'),
    ]);
    for (const step of [1, 7, 1000]) {
      expect((await lines(file, step)).map((line) => [line.row, line.kind])).toEqual([
        [1, "object"],
        [3, "broken"],
        [4, "encoding"],
        [5, "broken"],
        [6, "object"],
      ]);
    }
  });
  test("a line without an end does not grow in memory", async () => {
    const file = Buffer.alloc(5 * 1024 * 1024, 0x61);
    expect((await lines(file, 64 * 1024)).map((line) => line.kind)).toEqual(["broken"]);
  });
});
