import { expect, test } from "vitest";
import { embeddingText, fuseRanks, likeness, packVector, unpackVector } from "#lib/matching/model/embedding.ts";
import { buildDemand } from "../../support/build-match.ts";

test("a vector keeps its direction through the bytes, whatever its length", () => {
  const packed = packVector([3, 4, 0]) as Int8Array;
  expect(likeness(packed, packVector([30, 40, 0]) as Int8Array)).toBeCloseTo(1, 1);
  expect(likeness(packed, packVector([-4, 3, 0]) as Int8Array)).toBeCloseTo(0, 1);
  expect([...unpackVector(new Uint8Array(packed))]).toEqual([...packed]);
  expect(likeness(packed, packVector([1, 1]) as Int8Array)).toBe(-1);
});

test.each([[[0, 0]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, 1]], [[]]])("%j is no vector", (vector) => {
  expect(packVector(vector)).toBeNull();
});

test("ranks are fused by what stands high in both lists; ties by name", () => {
  expect(
    fuseRanks([
      ["a", "b", "c"],
      ["c", "b", "d"],
    ]),
  ).toEqual(["c", "b", "a", "d"]);
  expect(fuseRanks([["b"], ["a"]])).toEqual(["a", "b"]);
  expect(fuseRanks([[], []])).toEqual([]);
});

test("a text is cut where endpoints would cut it", () => {
  expect(embeddingText(buildDemand({ description: "长".repeat(5_000) }))).toHaveLength(2_000);
});
