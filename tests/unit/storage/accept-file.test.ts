import sharp from "sharp";
import { expect, test } from "vitest";
import { type AcceptedFile, acceptFile } from "#lib/storage/accept-file.ts";
import { FILE_LIMIT_BYTES } from "#lib/storage/file-kinds.ts";
import { heic, packedPdf, pdf, photograph, pixelBomb } from "../../support/sample-files.ts";

async function accepted(bytes: Uint8Array): Promise<AcceptedFile> {
  const file = await acceptFile(bytes);
  if (typeof file === "string") throw new Error(`refused: ${file}`);
  return file;
}

const colourAt = async (bytes: Uint8Array, left: number, top: number): Promise<"red" | "blue"> => {
  const pixel = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
  return (pixel[0] ?? 0) > (pixel[2] ?? 0) ? "red" : "blue";
};

test.each(["jpeg", "png", "webp"] as const)(
  "sec-28 a %s is made anew: nothing beside its pixels is left, no place and no camera",
  async (format) => {
    const taken = await photograph({ format });
    expect(Buffer.from(taken).includes("ShiliCamera")).toBe(true);
    const { content, mediaType } = await accepted(taken);
    const { exif, xmp, iptc, icc } = await sharp(content).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(Buffer.from(content).includes("Shili")).toBe(false);
    expect(mediaType).toBe(format === "jpeg" ? "image/jpeg" : "image/webp");
  },
);

test("a photograph taken with the phone on its side stands upright, though the note that says so is gone", async () => {
  const { content, width, height } = await accepted(await photograph({ width: 80, height: 40, orientation: 6 }));
  expect([width, height]).toEqual([40, 80]);
  expect([await colourAt(content, 20, 5), await colourAt(content, 20, 75)]).toEqual(["red", "blue"]);
});

test("a large photograph is stored at 2,000 px with a preview of 640; a small one is left as it is", async () => {
  const large = await accepted(await photograph({ width: 2_400, height: 1_800 }));
  expect([large.width, large.height]).toEqual([2_000, 1_500]);
  expect(large.preview && (await sharp(large.preview).metadata()).width).toBe(640);
  const small = await accepted(await photograph({ width: 500, height: 300 }));
  expect([small.width, small.height, small.preview]).toEqual([500, 300, null]);
}, 30_000);

test("a PDF is stored as it came", async () => {
  const bytes = pdf();
  expect(await accepted(bytes)).toMatchObject({ kind: "PDF", mediaType: "application/pdf", content: bytes, preview: null });
});

const html = "<!doctype html><script>alert(1)</script>";
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

test.each([
  ["an SVG", () => Buffer.from(svg), "wrongType"],
  ["a page", () => Buffer.from(html), "wrongType"],
  ["a GIF", () => Buffer.from(`GIF89a${html}`), "wrongType"],
  ["a Word file", () => Buffer.from("PK\u0003\u0004word/document.xml"), "wrongType"],
  ["a PDF behind a page", () => Buffer.concat([Buffer.from(html), pdf()]), "wrongType"],
  ["a PDF with an archive behind it", () => pdf("", "PK\u0003\u0004".padEnd(4_000, "x")), "pdfBroken"],
  [
    "a page that begins like a JPEG",
    () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(html)]),
    "pictureBroken",
  ],
  ["a HEIC photograph", heic, "heic"],
  ["an AVIF picture", () => Buffer.from("\0\0\0\x18ftypavif\0\0\0\0", "latin1"), "avif"],
  ["nothing", () => Buffer.alloc(0), "empty"],
  ["more than 20 MB", () => Buffer.alloc(FILE_LIMIT_BYTES + 1, 0xff), "tooLarge"],
] as const)("sec-28 %s is refused, whatever it is called", async (_what, bytes, fault) => {
  expect(await acceptFile(bytes())).toBe(fault);
});

test("sec-28 a JPEG with a page hidden behind its last pixel loses the page", async () => {
  const hidden = Buffer.concat([await photograph(), Buffer.from(html)]);
  expect(Buffer.from((await accepted(hidden)).content).includes("<script>")).toBe(false);
});

test("sec-28 half a photograph is refused", async () => {
  const whole = await photograph({ width: 900, height: 900 });
  expect(await acceptFile(whole.subarray(0, Math.floor(whole.length / 2)))).toBe("pictureBroken");
});

test("sec-29 a picture of 1,600 million pixels in a few hundred bytes is not opened", async () => {
  expect(await acceptFile(pixelBomb())).toBe("pictureTooLarge");
});

test.each([
  ["a script", pdf("3 0 obj <</S/JavaScript/JS(app.alert)>> endobj"), "pdfActive"],
  ["a script with an escaped name", pdf("3 0 obj <</S/J#61vaScript/J#53(x)>> endobj"), "pdfActive"],
  ["a packed script", packedPdf("3 0 <</S/JavaScript/JS(x)>>"), "pdfActive"],
  ["a script hidden behind a false stream", pdf("(stream) 3 0 obj <</S/JavaScript>> endobj endstream"), "pdfActive"],
  ["a program to start", pdf("3 0 obj <</S/Launch/F(calc.exe)>> endobj"), "pdfActive"],
  ["a file within", pdf("3 0 obj <</Names<</EmbeddedFiles 4 0 R>>>> endobj"), "pdfActive"],
  ["a form that sends", pdf("3 0 obj <</S/SubmitForm/F(http://x)>> endobj"), "pdfActive"],
  ["a lock", pdf("trailer <</Encrypt 9 0 R>>"), "pdfLocked"],
  ["no end", pdf().subarray(0, 60), "pdfBroken"],
  ["objects that unpack to 100 MB", packedPdf(" ".repeat(100_000_000)), "pdfBroken"],
] as const)("sec-28 a PDF with %s is refused", async (_what, bytes, fault) => {
  expect(await acceptFile(bytes)).toBe(fault);
});

test("a PDF whose packed objects are harmless is taken, and short names within pictures are chance", async () => {
  expect((await accepted(packedPdf("3 0 <</Type/Page/JSX 1>>"))).kind).toBe("PDF");
  expect((await accepted(pdf("4 0 obj <</Length 9>> stream\nab/JS cd/X\nendstream endobj"))).kind).toBe("PDF");
});
