import { createHash } from "node:crypto";
import sharp from "sharp";
import { renderSVG } from "uqr";
import type { Locale } from "#lib/i18n/locales.ts";
import { POSTER_SIZE } from "#lib/poster/size.ts";
import { POSTER_TEMPLATE } from "#lib/poster/template.ts";
import { typeset } from "#lib/typesetting/typesetter.ts";

/** Everything that stands on a poster, in words; `address` becomes the code to scan. */
export type Poster = {
  locale: Locale;
  site: string;
  code: string;
  kind: string;
  firm: string;
  seal: { char: string; solid: boolean; edge: string; fill: string; onFill: string };
  title: string;
  summary: string;
  facts: readonly { label: string; value: string }[];
  scan: string;
  note: string;
  address: string;
};

/** Resolution at which the page of 375 × 600 pt has that size. */
const DENSITY = 144;

/** Posters kept, some 40 KB each: those of a few days' talk. */
const MOST_KEPT = 200;
const kept = new Map<string, Promise<Buffer>>();

/** What a poster looks like follows from this alone: the same print, the same bytes. */
export function posterPrint(poster: Poster): string {
  return createHash("sha256").update(POSTER_TEMPLATE).update(JSON.stringify(poster)).digest("hex").slice(0, 32);
}

/** Whether the poster is at hand, so that giving it out costs nothing. */
export const isDrawn = (print: string): boolean => kept.has(print);

/** The poster as PNG; drawn once, then kept until others have taken its place. */
export function drawPoster(poster: Poster, print = posterPrint(poster)): Promise<Buffer> {
  const known = kept.get(print);
  const drawing = known ?? draw(poster);
  // Asked for last, forgotten last.
  kept.delete(print);
  kept.set(print, drawing);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  if (!known) drawing.catch(() => kept.delete(print));
  return drawing;
}

async function draw(poster: Poster): Promise<Buffer> {
  const { address, locale, ...words } = poster;
  const data = { ...words, ...SHAPES[locale], ...titleShape(poster.title), qr: renderSVG(address, { border: 0, pixelSize: 4 }) };
  const svg = await typeset(POSTER_TEMPLATE, JSON.stringify(data), "svg");
  // Few colours: a palette halves the bytes, and nobody sees it.
  return sharp(svg, { density: DENSITY })
    .resize(POSTER_SIZE.width, POSTER_SIZE.height)
    .png({ palette: true, effort: 7 })
    .toBuffer();
}

/** What the letters of a language need, in points: size of the head and of the kind, width of the labels; and where lines break. */
const SHAPES: Record<Locale, { lang: string; siteSize: number; siteTracking: number; kindSize: number; labelWidth: number }> = {
  "zh-CN": { lang: "zh", siteSize: 21, siteTracking: 0.04, kindSize: 24, labelWidth: 72 },
  en: { lang: "en", siteSize: 15, siteTracking: 0, kindSize: 22, labelWidth: 112 },
};

/** Points between the margins. */
const MEASURE = 323;

/** Size and width of a title in points: a short one is a headline, and no line holds a single character. */
function titleShape(title: string): { titleSize: number; titleWidth: number } {
  const length = Array.from(title).reduce((sum, sign) => sum + (sign < "\u2000" ? 0.55 : 1), 0);
  const titleSize = length <= 18 ? 32 : length <= 33 ? 27 : 22;
  const lines = Math.ceil((length * titleSize) / MEASURE);
  return { titleSize, titleWidth: Math.min(MEASURE, (Math.ceil(length / lines) + 1) * titleSize) };
}
