// What the product stores of a listing and what peers need of it, as bytes, so that a large list is read but once.
import { inventFirm } from "#lib/cli/seed/corpus/invent.ts";
import { COOPERATION } from "#lib/listings/model.ts";
import { prepareListing } from "#lib/matching/model/prepared.ts";
import { readingToolsWith } from "#lib/matching/queries/reading-tools.ts";
import { loadOntologyFiles } from "#lib/ontology/queries/concept-files.ts";
import { packForm } from "#lib/search/memory/pack-form.ts";
import { packWords, VISIBILITY_CODE } from "#lib/search/memory/pack-words.ts";
import { fold } from "#lib/text/fold.ts";
import { hash32 } from "#lib/text/hash.ts";
import { searchTerms, tokenize } from "#lib/text/tokenizer.ts";
import { type BenchListing, toBenchMatch } from "./corpus.ts";

const HEAD_BYTES = 16;

/** One listing in the bench: packed for the index, and its words as hashes in reading order, title and keywords apart. */
export type Entry = { form: Uint8Array; words: Uint8Array; title: Int32Array; body: Int32Array };

const byHash = (terms: Iterable<string>) => Int32Array.from(new Set([...terms].map(hash32))).sort();
const wordsOf = (text: string) =>
  tokenize(fold(text)).flatMap(({ kind, term }) => (kind === "word" || kind === "latin" ? [hash32(term)] : []));

function packedWords({ code, firm, content, publishedAt }: BenchListing): Uint8Array {
  const { name, division } = inventFirm(firm);
  const strong = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const term of searchTerms(text)) strong.set(term, (strong.get(term) ?? 0) + weight);
  };
  add(content.title, 8);
  for (const keyword of content.keywords) add(keyword, 5);
  add(code, 3);
  if (content.visibility !== "ANONYMOUS") add(name, 3);
  const plain = [content.summary, content.description].flatMap(searchTerms).filter((term) => !strong.has(term));
  const ranked = [...strong].map(([term, weight]) => [hash32(term), weight] as const).sort(([a], [b]) => a - b);
  return packWords({
    code,
    visibility: VISIBILITY_CODE[content.visibility],
    cooperation: content.cooperation.reduce(
      (bits, way) => bits | (1 << COOPERATION.indexOf(way as (typeof COOPERATION)[number])),
      0,
    ),
    division: Number(division),
    amountMinWan: content.amountMinWan ?? Number.NaN,
    publishedAt: publishedAt.getTime(),
    chain: content.chain ?? "unknown",
    plain: byHash(plain),
    strong: Int32Array.from(ranked, ([hash]) => hash),
    weights: Uint8Array.from(ranked, ([, weight]) => Math.min(255, weight)),
  });
}

/** Opened on first use: who only reads entries needs no ontology. */
let tools: ReturnType<typeof readingToolsWith> | undefined;

/** Read a listing as the product does; the bytes of readEntries. */
export function prepareEntry(listing: BenchListing): Uint8Array {
  tools ??= readingToolsWith(loadOntologyFiles());
  const { form } = prepareListing(toBenchMatch(listing), tools);
  const packed = packForm(form);
  const words = packedWords(listing);
  const { title, keywords, summary, description } = listing.content;
  const heading = Int32Array.from([title, ...keywords].flatMap(wordsOf));
  const body = Int32Array.from([summary, description].flatMap(wordsOf));
  const parts = [packed, words, new Uint8Array(heading.buffer), new Uint8Array(body.buffer)];
  const head = new Uint32Array(parts.map(({ length }) => length));
  return Buffer.concat([new Uint8Array(head.buffer), ...parts]);
}

/** The entries of a file, in order. */
export function* readEntries(buffer: Buffer): Generator<Entry> {
  // A Buffer's slice shares its bytes, a Uint8Array's copies them.
  const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const [form = 0, words = 0, title = 0, body = 0] = [0, 4, 8, 12].map((offset) => view.getUint32(at + offset, true));
    let from = at + HEAD_BYTES;
    const take = (length: number) => {
      from += length;
      return bytes.subarray(from - length, from);
    };
    // Packed parts stay where they are, as in the product; numbers need a place of their own.
    yield {
      form: take(form),
      words: take(words),
      title: new Int32Array(take(title).slice().buffer),
      body: new Int32Array(take(body).slice().buffer),
    };
    at = from;
  }
}
