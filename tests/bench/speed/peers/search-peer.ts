import type { SearchQuestion } from "#lib/search/memory/question.ts";
import type { SearchAnswer } from "../search-questions.ts";

/** An engine that answers the list's questions. */
export type SearchPeer = {
  name: string;
  built: string;
  search: (asked: SearchQuestion) => SearchAnswer | Promise<SearchAnswer>;
  close: () => void | Promise<void>;
};
