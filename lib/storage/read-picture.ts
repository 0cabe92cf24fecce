import sharp from "sharp";

/** Longest edge of a stored picture, and of the smaller one that pages show, in pixels. */
export const PICTURE_EDGE = 2_000;
export const PREVIEW_EDGE = 640;

/** Pixels of the largest picture that is opened: twice what phones take; a bomb declares more. */
export const MOST_PIXELS = 100_000_000;

/** Seconds one picture may take. */
const MOST_SECONDS = 20;
/** Pictures worked on at once, and waiting: the rest is told to come again. */
const AT_ONCE = 2;
const MOST_WAITING = 20;

/** Why a picture is not taken in. */
export type PictureFault = "pictureBroken" | "pictureTooLarge" | "busy";

export type Picture = { content: Uint8Array; preview: Uint8Array | null; mediaType: string; width: number; height: number };

// What firms send in is not kept in memory beyond its turn.
sharp.cache(false);
sharp.concurrency(1);

let running = 0;
const waiting: (() => void)[] = [];

/** Let two pictures be worked on at a time, so that memory stays bounded. */
async function inTurn<T>(run: () => Promise<T>): Promise<T | "busy"> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return "busy";
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await run();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/**
 * A picture made anew: turned upright, at most 2,000 px, in sRGB, and without anything that stood beside the pixels (EXIF, GPS,
 * thumbnails, hidden files). A JPEG stays one; PNG and WebP, which may be transparent, become WebP.
 */
export async function readPicture(bytes: Uint8Array, kind: "jpeg" | "png" | "webp"): Promise<Picture | PictureFault> {
  return inTurn(async () => {
    try {
      const { width = 0, height = 0, format } = await open(bytes).metadata();
      // Of the many formats the library reads, only the one that the signature names is gone on with.
      if (format !== kind) return "pictureBroken";
      if (width * height > MOST_PIXELS) return "pictureTooLarge";
      const whole = await encode(open(bytes), kind, PICTURE_EDGE);
      const isSmall = Math.max(whole.info.width, whole.info.height) <= PREVIEW_EDGE;
      const preview = isSmall ? null : (await encode(open(whole.data), kind, PREVIEW_EDGE)).data;
      const mediaType = kind === "jpeg" ? "image/jpeg" : "image/webp";
      return { content: whole.data, preview, mediaType, width: whole.info.width, height: whole.info.height };
    } catch (error) {
      const tooLarge = error instanceof Error && /pixel limit|exceeds/i.test(error.message);
      return tooLarge ? "pictureTooLarge" : "pictureBroken";
    }
  });
}

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" });

function encode(picture: ReturnType<typeof open>, kind: "jpeg" | "png" | "webp", edge: number) {
  const upright = picture
    .autoOrient()
    .resize({ width: edge, height: edge, fit: "inside", withoutEnlargement: true })
    .timeout({ seconds: MOST_SECONDS });
  const encoded = kind === "jpeg" ? upright.jpeg({ quality: 82, mozjpeg: true }) : upright.webp({ quality: 86 });
  return encoded.toBuffer({ resolveWithObject: true });
}
