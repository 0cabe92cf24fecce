import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { INDUSTRY_WORDS } from "#lib/text/dictionary.ts";
import { type Folded, fold } from "#lib/text/fold.ts";

/** Raised whenever the same text may give other terms: stored terms of an older number are written anew by `jjj rematch`. */
export const TOKENIZER_VERSION = 2;

/**
 * One term of a text with its place in the folded text.
 * `word`: a segmented Chinese word of two or more characters · `pair`: two neighbouring Chinese characters ·
 * `char`: one Chinese character (search only) · `latin`: a run of letters and digits, whole (`6205-2rs`) ·
 * `part`: a piece of such a run (`6205`, `2rs`, `mpa`).
 */
export type Token = { term: string; kind: "word" | "pair" | "char" | "latin" | "part"; start: number; end: number };

const CHUNK = /\p{Script=Han}+|[\p{L}\p{N}]+(?:[-./+_#][\p{L}\p{N}]+)*/gu;
const PIECE = /\p{N}+(?:\.\p{N}+)?|[^\p{N}\W_]+|[\p{L}]+/gu;
const MAX_LATIN = 40;

let segmenter: Jieba | undefined;

/** Loaded on first use: the dictionary takes a fifth of a second and 60 MB, which a process that never searches need not pay. */
function jieba(): Jieba {
  if (!segmenter) {
    segmenter = Jieba.withDict(dict);
    segmenter.loadDict(Buffer.from(INDUSTRY_WORDS.map((word) => `${word} 20000 n\n`).join("")));
  }
  return segmenter;
}

function cutHan(run: string, offset: number, tokens: Token[]): void {
  let at = offset;
  for (const word of jieba().cut(run, true)) {
    if (word.length >= 2) tokens.push({ term: word, kind: "word", start: at, end: at + word.length });
    at += word.length;
  }
  const characters = [...run];
  at = offset;
  for (let i = 0; i < characters.length; i++) {
    const first = characters[i] as string;
    const second = characters[i + 1];
    tokens.push({ term: first, kind: "char", start: at, end: at + first.length });
    if (second) tokens.push({ term: first + second, kind: "pair", start: at, end: at + first.length + second.length });
    at += first.length;
  }
}

function cutLatin(run: string, offset: number, tokens: Token[]): void {
  const whole = run.slice(0, MAX_LATIN);
  tokens.push({ term: whole, kind: "latin", start: offset, end: offset + run.length });
  const pieces = new Set<string>();
  for (const match of run.matchAll(PIECE)) pieces.add(`${match.index} ${match[0]}`);
  // `6205-2rs` is also found by `6205` and by `2rs`; `45mpa` by `mpa`.
  let from = 0;
  for (const piece of run.split(/[-./+_#]/u)) {
    pieces.add(`${run.indexOf(piece, from)} ${piece}`);
    from += piece.length + 1;
  }
  for (const entry of pieces) {
    const [at = "0", piece = ""] = entry.split(" ");
    if (!piece || piece === run) continue;
    const start = offset + Number(at);
    tokens.push({ term: piece.slice(0, MAX_LATIN), kind: "part", start, end: start + piece.length });
  }
}

/** All terms of a folded text in reading order of their chunks. The same text always gives the same terms. */
export function tokenize(folded: Folded): Token[] {
  const tokens: Token[] = [];
  for (const { 0: chunk, index } of folded.text.matchAll(CHUNK)) {
    if (/^\p{Script=Han}/u.test(chunk)) cutHan(chunk, index, tokens);
    else {
      // A run such as `tc4球形粉` is cut where the script changes.
      for (const { 0: piece, index: at } of chunk.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)) {
        if (/^\p{Script=Han}/u.test(piece)) cutHan(piece, index + at, tokens);
        else cutLatin(piece, index + at, tokens);
      }
    }
  }
  return tokens;
}

/**
 * The terms under which a text can be found: single characters, pairs, whole model numbers and their pieces, each once.
 * Words of three and more characters are found by their pairs.
 */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const { term, kind } of tokenize(fold(text))) if (kind !== "word") terms.add(term);
  return [...terms];
}

/**
 * The terms that all have to be present for a listing to answer a query. A Chinese query is cut into words first, so that
 * `加氢站压缩机` also finds a text that says the two apart; inside a word its pairs must be present.
 */
export function queryTerms(query: string): string[] {
  const folded = fold(query);
  const terms = new Set<string>();
  for (const { 0: chunk } of folded.text.matchAll(CHUNK)) {
    for (const { 0: run } of chunk.matchAll(/\p{Script=Han}+|[^\p{Script=Han}]+/gu)) {
      if (!/^\p{Script=Han}/u.test(run)) {
        terms.add(run.replace(/^[-./+_#]+|[-./+_#]+$/gu, "").slice(0, MAX_LATIN));
        continue;
      }
      for (const word of jieba().cut(run, true)) {
        const characters = [...word];
        if (characters.length === 1) terms.add(word);
        for (let i = 0; i + 1 < characters.length; i++) terms.add(`${characters[i]}${characters[i + 1]}`);
      }
    }
  }
  terms.delete("");
  return [...terms];
}
