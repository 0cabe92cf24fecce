// Lucene through a small Java program (Lucene.java) that is compiled as it is started. LUCENE_JAR: the jar of lucene-core, or a
// class path of several.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { WANTED, type World } from "../world.ts";
import { allWords, keepFitting, OVERFETCH, ourText, type PeerGroup, RESCORED, text, WordRarity } from "./peer.ts";

const PROGRAM = fileURLToPath(new URL("Lucene.java", import.meta.url));
/** As Lucene's own "more like this" takes them. */
const MORE_LIKE_THIS = 25;

/** Lucene with the corpus in it. @throws {Error} when Java does not start or the jar does not fit */
export async function lucenePeer(jar: string, world: World): Promise<PeerGroup> {
  const begun = performance.now();
  const child = spawn("java", ["-Xmx2g", "-cp", jar, PROGRAM], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Lucene ended (${code})`)));
  });
  ended.catch(() => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const tell = async (line: string) => {
    if (!child.stdin.write(`${line}\n`))
      await Promise.race([new Promise((resolve) => child.stdin.once("drain", resolve)), ended]);
  };
  const answer = async (): Promise<string> => {
    const read = await Promise.race([lines.next(), ended]);
    return read.done ? "" : read.value;
  };
  for (const [n, { title, body }] of world.entries.entries())
    await tell(`ADD\t${n}\t${world.form(n).side}\t${text(title)}\t${text(body)}\t${ourText(world, n)}`);
  await tell("DONE");
  await answer();
  const ask = async (query: number, field: "own" | "ours", words: string, limit: number) => {
    await tell(`ASK\t${1 - world.form(query).side}\t${field}\t${limit}\t${words}`);
    const found = await answer();
    return found === "" ? [] : found.split(" ").map(Number);
  };
  const entryOf = (query: number) => world.entries[query] as World["entries"][number];
  const rarity = new WordRarity(world.entries);
  const weighted = (query: number) =>
    world
      .weights(world.form(query))
      .map(({ term, weight }) => `${text([term])}^${weight.toFixed(4)}`)
      .join(" ");
  return {
    built: `Lucene：${((performance.now() - begun) / 1000).toFixed(1)} 秒`,
    peers: [
      {
        name: "Lucene，全部词",
        match: async (query) =>
          keepFitting(world, query, await ask(query, "own", text(allWords(entryOf(query))), OVERFETCH), WANTED),
      },
      {
        name: `Lucene，${MORE_LIKE_THIS} 词`,
        match: async (query) =>
          keepFitting(
            world,
            query,
            await ask(query, "own", text(rarity.strongest(entryOf(query), MORE_LIKE_THIS)), OVERFETCH),
            WANTED,
          ),
      },
      {
        name: `Lucene，我方词与权重，重算 ${RESCORED}`,
        match: async (query) => world.rescore(world.form(query), await ask(query, "ours", weighted(query), RESCORED)),
      },
    ],
    close: () => {
      child.stdin.end();
    },
  };
}
