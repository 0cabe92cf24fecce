import fc from "fast-check";
import { expect, test } from "vitest";
import type { Concept } from "#lib/ontology/model/concept.ts";
import { CONCEPT_KINDS } from "#lib/ontology/model/concept.ts";
import { buildOntology } from "#lib/ontology/model/graph.ts";
import { formatConcept, mergeConcepts, parseConcepts } from "#lib/ontology/model/parse.ts";
import { createRecogniser } from "#lib/ontology/model/recognise.ts";
import { fold, foldText } from "#lib/text/fold.ts";
import { tokenize } from "#lib/text/tokenizer.ts";

const TEXT = `
# 示例
[领域] 纺织
[产品] 织机 | 织布机, loom | < 纺织
[产品] 喷气织机 | 无梭织机, air-jet loom | < 织机
[部件] 综框 | heald frame | @ 织机
[材料] 棉纱 | cotton yarn | > 织机 | < 纺织
[产品] 涡流纺纱机 | MVS | < 纺织 | ? MVS: 纺纱, 纱线
[软件] 多播视频服务 | MVS | ? MVS: 视频, 直播
`;
const { concepts, faults } = parseConcepts(TEXT);
const ontology = buildOntology(mergeConcepts(concepts));
const recognise = createRecogniser(ontology, foldText);
const id = (name: string) => ontology.idOf(name) ?? -1;

function named(...texts: string[]): string[] {
  const fields = texts.map((text) => {
    const folded = fold(text);
    const words = tokenize(folded).filter(({ kind }) => kind === "word" || kind === "latin");
    return { text: folded.text, boundaries: new Set(words.flatMap(({ start, end }) => [start, end])) };
  });
  return recognise(fields).map(({ concept }) => ontology.concepts[concept]?.name ?? "");
}

test("a file is read without faults", () => {
  expect(faults).toEqual([]);
  expect(concepts).toHaveLength(7);
});

test.each([
  ["[东西] 织机", "KIND"],
  ["织机 | loom", "KIND"],
  ["[产品] 织", "NAME"],
  ["[产品] 织机 | 机", "SHORT_ALIAS"],
  ["[产品] 织机 | loom | ? 别名: 纺织", "CONTEXT"],
  ["[产品] 织机 | loom | ? loom:", "CONTEXT"],
])("%s is told as a fault of its line", (line, reason) => {
  expect(parseConcepts(`# x\n${line}`).faults).toEqual([{ line: 2, reason, text: line }]);
});

test.each([
  ["喷气织机", "织机", "narrower"],
  ["织机", "喷气织机", "broader"],
  ["综框", "织机", "part"],
  ["综框", "喷气织机", "part"],
  ["喷气织机", "综框", "whole"],
  ["棉纱", "喷气织机", "upstream"],
  ["喷气织机", "棉纱", "downstream"],
  ["棉纱", "织机", "upstream"],
  ["织机", "织机", "same"],
  ["涡流纺纱机", "织机", "sibling"],
  ["综框", "涡流纺纱机", null],
])("%s is to %s: %s", (a, b, relation) => {
  expect(ontology.relation(id(a), id(b))).toBe(relation);
});

test.each([
  ["求购无梭織機两台", ["喷气织机"]],
  ["ＬＯＯＭ parts", ["织机"]],
  ["bloom 系列", []],
  ["MVS 纱线", ["涡流纺纱机"]],
  ["MVS 直播平台", ["多播视频服务"]],
  ["MVS", []],
  ["棉纱喂入喷气织机", ["棉纱", "喷气织机"]],
])("in %s the names %j are found", (text, expected) => {
  expect(named(text)).toEqual(expected);
});

test("company may stand in another field of the listing", () => {
  expect(named("MVS 一套", "用于纺纱车间")).toEqual(["涡流纺纱机"]);
});

test("mentions lie inside their text and never overlap", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("织机", "喷气", "棉纱", "综框", "loom", " ", "MVS", "纱线", "a"), { maxLength: 20 }),
      (parts) => {
        const { text } = fold(parts.join(""));
        const found = recognise([{ text, boundaries: new Set(Array.from({ length: text.length + 1 }, (_, i) => i)) }]);
        let behind = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeLessThanOrEqual(text.length);
          behind = end;
        }
      },
    ),
  );
});

const word = fc.stringMatching(/^[一-龥a-z]{2,6}$/);
test("a concept written as a line is read back as it was", () => {
  fc.assert(
    fc.property(
      fc.record({
        name: word,
        kind: fc.constantFrom(...CONCEPT_KINDS),
        aliases: fc.uniqueArray(word, { maxLength: 4 }),
        broader: fc.uniqueArray(word, { maxLength: 2 }),
        wholes: fc.uniqueArray(word, { maxLength: 2 }),
        downstream: fc.uniqueArray(word, { maxLength: 2 }),
        words: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
      }),
      ({ words, ...rest }) => {
        const concept: Concept = { ...rest, contexts: [{ name: rest.name, words }] };
        expect(parseConcepts(formatConcept(concept))).toEqual({ concepts: [concept], faults: [] });
      },
    ),
  );
});

test("what two files say of one concept is joined, the first one's kind stands", () => {
  const merged = mergeConcepts(parseConcepts("[产品] 织机 | loom\n[部件] 织机 | 织布机 | < 纺织").concepts);
  expect(merged).toEqual([
    { name: "织机", kind: "产品", aliases: ["loom", "织布机"], broader: ["纺织"], wholes: [], downstream: [], contexts: [] },
  ]);
});
