import { FACET_WORD } from "#lib/search/memory/segment.ts";

/** One bitmap a value of a facet, named `side 0`, `chain hydrogen`, `cooperation 3`. */
export function buildFacetBits(facetWord: Uint32Array, chains: readonly string[]): Map<string, Uint32Array> {
  const bits = new Map<string, Uint32Array>();
  const bitsOf = (name: string): Uint32Array => {
    let map = bits.get(name);
    if (!map) {
      map = new Uint32Array((facetWord.length + 31) >>> 5);
      bits.set(name, map);
    }
    return map;
  };
  const set = (map: Uint32Array, doc: number) => {
    map[doc >>> 5] = (map[doc >>> 5] as number) | (1 << (doc & 31));
  };
  // Names are put together once a value, not once a document.
  const each = (name: string, codeOf: (word: number) => number, label: (code: number) => string) => {
    const maps: (Uint32Array | undefined)[] = [];
    for (let doc = 0; doc < facetWord.length; doc++) {
      const code = codeOf(facetWord[doc] as number);
      maps[code] ??= bitsOf(`${name} ${label(code)}`);
      set(maps[code] as Uint32Array, doc);
    }
  };
  each("side", (word) => word & 1, String);
  each("form", (word) => (word >>> FACET_WORD.form) & 7, String);
  each("region", (word) => (word >>> FACET_WORD.region) & 7, String);
  each(
    "chain",
    (word) => (word >>> FACET_WORD.chain) & 255,
    (code) => String(chains[code]),
  );
  for (let doc = 0; doc < facetWord.length; doc++) {
    const ways = (facetWord[doc] as number) >>> FACET_WORD.cooperation;
    for (let way = 0; ways >>> way !== 0; way++) if ((ways >>> way) & 1) set(bitsOf(`cooperation ${way}`), doc);
  }
  return bits;
}
