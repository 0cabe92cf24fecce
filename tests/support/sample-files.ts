// Files as phones and offices make them, and as attackers do. Pictures are made here, pixel by pixel; none is anybody's.
import { deflateSync } from "node:zlib";
import sharp from "sharp";

/** A photograph with camera, place and orientation written beside its pixels: red on the left as stored, blue on the right. */
export async function photograph({
  width = 60,
  height = 40,
  orientation = 1,
  format = "jpeg",
}: {
  width?: number;
  height?: number;
  orientation?: number;
  format?: "jpeg" | "png" | "webp";
} = {}): Promise<Uint8Array> {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  const right = await sharp({ create: { ...half, background: "#0000ff" } })
    .png()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp({ create: { width, height, channels: 3, background: "#ff0000" } })
    .composite([{ input: right.data, raw: { width: right.info.width, height, channels: 3 }, left: width - half.width, top: 0 }])
    .withMetadata({ orientation })
    .withExifMerge({
      IFD0: { Make: "ShiliCamera", Copyright: "Shili Firm" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "38/1 52/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "115/1 28/1 0/1" },
    })
    .toFormat(format)
    .toBuffer();
}

/** A small PDF with these objects in place of its only page's content. */
export function pdf(objects = "", tail = ""): Uint8Array {
  const page = "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj";
  return Buffer.from(`%PDF-1.7\n${page}\n${objects}\ntrailer <</Root 1 0 R>>\n%%EOF\n${tail}`, "latin1");
}

/** A PDF whose objects are packed, so that their names cannot be read without unpacking. */
export function packedPdf(objects: string): Uint8Array {
  const packed = deflateSync(Buffer.from(objects, "latin1"));
  const head = `5 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>> stream\n`;
  return pdf(`${head}${packed.toString("latin1")}\nendstream endobj`);
}

/** The first bytes of a HEIC photograph: nobody's, and enough to be recognised. */
export const heic = (): Uint8Array => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");

/** A PNG that declares 40,000 × 40,000 pixels in a few hundred bytes. */
export function pixelBomb(): Uint8Array {
  const chunk = (name: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
    const framed = Buffer.alloc(named.length + 8);
    framed.writeUInt32BE(body.length, 0);
    named.copy(framed, 4);
    framed.writeUInt32BE(crc32(named), named.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(40_000, 0);
  head.writeUInt32BE(40_000, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(5_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
