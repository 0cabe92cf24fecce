import { readdirSync, readFileSync } from "node:fs";
import { mergeConcepts, parseConcepts } from "#lib/ontology/model/parse.ts";
import { type Trade, tradeOf } from "./topics.ts";

const FOLDER = new URL("../../../ontology/data/", import.meta.url);

/** The trade of the ontology's own files, without what staff have added. */
export function readTrade(): Trade {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".txt"))
    .sort();
  return tradeOf(mergeConcepts(files.flatMap((name) => parseConcepts(readFileSync(new URL(name, FOLDER), "utf8")).concepts)));
}
