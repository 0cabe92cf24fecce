import { FORM_VERSION } from "#lib/search/memory/pack-form.ts";
import { WORDS_VERSION } from "#lib/search/memory/pack-words.ts";
import { TOKENIZER_VERSION } from "#lib/text/tokenizer.ts";

/** The format of stored rows: changes with the layout of either part and with the tokenizer. */
export const INDEX_FORMAT = TOKENIZER_VERSION * 10_000 + FORM_VERSION * 100 + WORDS_VERSION;
