import { conceptFiles } from "#lib/ontology/queries/concept-files.ts";
import { type Trade, tradeOf } from "./topics.ts";

/** The trade of the ontology's own files, without what staff have added. */
export const readTrade = (): Trade => tradeOf(conceptFiles().read());
