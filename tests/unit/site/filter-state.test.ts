import { expect, test } from "vitest";
import { conditions, filterQuery, question, readFilter, toggled } from "../../../app/(public)/listings/filter-state.ts";
import { savedFilterOf } from "../../../app/(public)/subscribe/saved-filter-form.tsx";

const CHAINS = ["hydrogen", "robotics"];
const read = (params: Record<string, string | string[] | undefined>) => readFilter(params, CHAINS);

test("an address and its state say the same: reading and writing again changes nothing", () => {
  const { state, ignored } = read({
    q: "伺服 6205-2RS",
    region: ["HEBEI", "TIANJIN"],
    chain: "none",
    amountMaxWan: "50",
    sort: "deadline",
  });
  expect(ignored).toEqual([]);
  expect(filterQuery(state)).toBe(
    "?q=%E4%BC%BA%E6%9C%8D+6205-2RS&region=HEBEI&region=TIANJIN&chain=none&amountMaxWan=50&sort=deadline",
  );
  const again = readFilter(
    { q: "伺服 6205-2RS", region: ["HEBEI", "TIANJIN"], chain: "none", amountMaxWan: "50", sort: "deadline" },
    CHAINS,
  );
  expect(again.state).toEqual(state);
});

test.each([
  { why: "a word for an amount", params: { amountMaxWan: "很多" }, ignored: ["amount"], query: "" },
  { why: "a negative amount", params: { amountMaxWan: "-1" }, ignored: ["amount"], query: "" },
  { why: "an amount that no listing can have", params: { amountMaxWan: "1e12" }, ignored: ["amount"], query: "" },
  { why: "an unknown region", params: { region: ["SHANGHAI", "HEBEI"] }, ignored: ["values"], query: "?region=HEBEI" },
  { why: "a chain that is not in force", params: { chain: "steam" }, ignored: ["values"], query: "" },
  { why: "a division of another province", params: { division: "310000" }, ignored: ["values"], query: "" },
  {
    why: "a question of 101 characters",
    params: { q: "氢".repeat(101) },
    ignored: ["query"],
    query: `?q=${encodeURIComponent("氢".repeat(100))}`,
  },
  { why: "an unknown order", params: { sort: "price" }, ignored: [], query: "" },
  { why: "an unknown layout", params: { layout: "cards" }, ignored: [], query: "" },
  { why: "a NUL and a lone surrogate in the question", params: { q: "a\u0000b\ud800" }, ignored: [], query: "?q=a+b" },
])("$why is left out of the question, and told", ({ params, ignored, query }) => {
  const result = read(params);
  expect(result.ignored).toEqual(ignored);
  expect(filterQuery(result.state)).toBe(query);
});

test("whatever an address says can be saved as a filter", () => {
  const division = Array.from({ length: 80 }, (_, n) => String(110000 + n));
  const { state, ignored } = read({ q: "𠮷".repeat(100), amountMaxWan: "9e9", division });
  expect(ignored).toEqual(["amount", "values"]);
  expect(savedFilterOf(state)).toMatchObject({ q: "𠮷".repeat(100), amountMaxWan: null });
});

test("a facet's value is put in by one press and taken out by the next, and the list starts again", () => {
  const { state } = read({ cursor: "abc" });
  const once = toggled(state, "form", "PRODUCT");
  expect(filterQuery(once)).toBe("?form=PRODUCT");
  expect(filterQuery(toggled(once, "form", "PRODUCT"))).toBe("");
});

test("each condition knows the list without itself", () => {
  const { state } = read({ q: "轴承", side: "SUPPLY", amountMaxWan: "20", cursor: "abc" });
  expect(conditions(state).map(({ name, without }) => [name, filterQuery(without)])).toEqual([
    ["q", "?side=SUPPLY&amountMaxWan=20"],
    ["side", "?q=%E8%BD%B4%E6%89%BF&amountMaxWan=20"],
    ["amountMaxWan", "?q=%E8%BD%B4%E6%89%BF&side=SUPPLY"],
  ]);
});

test("layout and order stay in every address of the list, and out of what a feed or a saved search asks", () => {
  const { state } = read({ q: "伺服", sort: "deadline", layout: "table", cursor: "later" });
  expect(filterQuery(toggled(state, "region", "HEBEI"))).toBe("?q=%E4%BC%BA%E6%9C%8D&region=HEBEI&sort=deadline&layout=table");
  expect(filterQuery(question(state))).toBe("?q=%E4%BC%BA%E6%9C%8D");
});
