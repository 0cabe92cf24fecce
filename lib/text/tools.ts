import { fold } from "#lib/text/fold.ts";
import { isStopWord } from "#lib/text/stopwords.ts";
import { tokenize } from "#lib/text/tokenizer.ts";

/** The text tools that pure code (lib/matching/model) is handed, since it may not import native code itself. */
export const textTools = { fold, tokenize, isStopWord };
