import { NO_CONCEPTS } from "#lib/matching/model/concepts.ts";
import type { ReadingTools } from "#lib/matching/model/prepared.ts";
import { textTools } from "#lib/text/tools.ts";

const tools: ReadingTools = { ...textTools, concepts: NO_CONCEPTS };

/** The tools with which every listing of this process is read. */
export const readingTools = (): ReadingTools => tools;
