import { expect, test } from "vitest";
import type { Concept } from "#lib/ontology/model/concept.ts";
import { differencesOf } from "#lib/ontology/model/difference.ts";

const concept = (over: Partial<Concept> = {}): Concept => ({
  name: "织机",
  kind: "产品",
  aliases: ["loom"],
  broader: [],
  wholes: [],
  downstream: [],
  contexts: [],
  ...over,
});

test.each([
  { why: "nothing changed", before: concept(), after: concept(), found: [] },
  {
    why: "a name came, another went",
    before: concept(),
    after: concept({ aliases: ["织布机"] }),
    found: [{ part: "aliases", added: ["织布机"], dropped: ["loom"] }],
  },
  {
    why: "the words of a context are part of it",
    before: concept({ contexts: [{ name: "loom", words: ["纱"] }] }),
    after: concept({ contexts: [{ name: "loom", words: ["纱", "布"] }] }),
    found: [{ part: "contexts", added: ["loom：纱、布"], dropped: ["loom：纱"] }],
  },
  {
    why: "a new concept brings everything it has",
    before: null,
    after: concept(),
    found: [
      { part: "kind", added: ["产品"], dropped: [] },
      { part: "aliases", added: ["loom"], dropped: [] },
    ],
  },
])("$why", ({ before, after, found }) => {
  expect(differencesOf(before, after)).toEqual(found);
});
