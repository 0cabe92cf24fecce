import MiniSearch from "minisearch";
import { WANTED, type World } from "../world.ts";
import { allWords, keepFitting, OVERFETCH, ourText, type PeerGroup, RESCORED, text } from "./peer.ts";

const spaces = (value: string) => value.split(" ");

export function miniSearchPeer(world: World): PeerGroup {
  const begun = performance.now();
  const sides = [0, 1].map(() => ({
    own: new MiniSearch({
      fields: ["title", "body"],
      tokenize: spaces,
      processTerm: (term) => term,
      searchOptions: { boost: { title: 3 } },
    }),
    ours: new MiniSearch({ fields: ["terms"], tokenize: spaces, processTerm: (term) => term }),
  }));
  for (const [n, { title, body }] of world.entries.entries()) {
    const into = sides[world.form(n).side];
    into?.own.add({ id: n, title: text(title), body: text(body) });
    into?.ours.add({ id: n, terms: ourText(world, n) });
  }
  const ask = (query: number, which: "own" | "ours", words: string, limit: number): number[] => {
    const found = sides[1 - world.form(query).side]?.[which].search(words) ?? [];
    return found.slice(0, limit).map(({ id }) => Number(id));
  };
  return {
    built: `MiniSearch：${((performance.now() - begun) / 1000).toFixed(1)} 秒`,
    peers: [
      {
        name: "MiniSearch，全部词",
        match: (query) =>
          keepFitting(
            world,
            query,
            ask(query, "own", text(allWords(world.entries[query] as World["entries"][number])), OVERFETCH),
            WANTED,
          ),
      },
      {
        name: `MiniSearch，我方全部词，重算 ${RESCORED}`,
        match: (query) => world.rescore(world.form(query), ask(query, "ours", text(world.form(query).terms), RESCORED)),
      },
    ],
    close: () => undefined,
  };
}
