import { Index } from "flexsearch";
import { WANTED, type World } from "../world.ts";
import { allWords, keepFitting, OVERFETCH, ourText, type PeerGroup, RESCORED, text } from "./peer.ts";

const encode = (value: string) => value.split(" ");

export function flexSearchPeer(world: World): PeerGroup {
  const begun = performance.now();
  const make = () => new Index({ tokenize: "strict", encode });
  const sides = [0, 1].map(() => ({ own: make(), ours: make() }));
  for (const [n, { title, body }] of world.entries.entries()) {
    const into = sides[world.form(n).side];
    // The nearer to the beginning, the more a word counts: the title stands first.
    into?.own.add(n, `${text(title)} ${text(body)}`);
    into?.ours.add(n, ourText(world, n));
  }
  // `suggest`: also those that have only some of the words.
  const ask = (query: number, which: "own" | "ours", words: string, limit: number): number[] =>
    (sides[1 - world.form(query).side]?.[which].search(words, { limit, suggest: true }) ?? []).map(Number);
  return {
    built: `FlexSearch：${((performance.now() - begun) / 1000).toFixed(1)} 秒`,
    peers: [
      {
        name: "FlexSearch，全部词",
        match: (query) =>
          keepFitting(
            world,
            query,
            ask(query, "own", text(allWords(world.entries[query] as World["entries"][number])), OVERFETCH),
            WANTED,
          ),
      },
      {
        name: `FlexSearch，我方全部词，重算 ${RESCORED}`,
        match: (query) => world.rescore(world.form(query), ask(query, "ours", text(world.form(query).terms), RESCORED)),
      },
    ],
    close: () => undefined,
  };
}
