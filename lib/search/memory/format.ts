import { ENGINE } from "#lib/matching/schema.ts";
import { FORM_VERSION } from "#lib/search/memory/pack-form.ts";
import { WORDS_VERSION } from "#lib/search/memory/pack-words.ts";
import { hash32 } from "#lib/text/hash.ts";
import { TOKENIZER_VERSION } from "#lib/text/tokenizer.ts";

/** The format of stored rows: another one with every change of layout, of the tokenizer, or of how a listing is read (ENGINE). */
export const INDEX_FORMAT = hash32(`${FORM_VERSION} ${WORDS_VERSION} ${TOKENIZER_VERSION} ${ENGINE.name} ${ENGINE.version}`);
