import { expect, test } from "vitest";
import { filterKey, listPathOf, readSavedFilter, savedFilterSchema } from "#lib/alerts/model/saved-filter.ts";

const filter = (values: object) => savedFilterSchema.parse(values);

test.each([
  [{}, "/listings"],
  [{ q: "  伺服电机 " }, `/listings?q=${encodeURIComponent("伺服电机")}`],
  [{ side: ["DEMAND"], region: ["HEBEI", "TIANJIN"] }, "/listings?side=DEMAND&region=HEBEI&region=TIANJIN"],
  [{ chain: ["none"], division: ["130600"], amountMaxWan: 20.5 }, "/listings?chain=none&division=130600&amountMaxWan=20.5"],
])("%j is kept as the address %s", (values, path) => {
  expect(listPathOf(filter(values))).toBe(path);
});

test("the order in which values were ticked makes no other filter", () => {
  expect(filterKey(filter({ region: ["HEBEI", "TIANJIN"], q: "泵" }))).toBe(
    filterKey(filter({ q: "泵", region: ["TIANJIN", "HEBEI"] })),
  );
  expect(filterKey(filter({ q: "泵" }))).not.toBe(filterKey(filter({ q: "阀" })));
});

test.each([{ side: ["BOTH"] }, { division: ["440100"] }, { amountMaxWan: -1 }, { q: "字".repeat(101) }, { unknown: 1 }])(
  "%j is no filter",
  (values) => {
    expect(savedFilterSchema.safeParse(values).success).toBe(false);
    expect(readSavedFilter(values)).toBeNull();
  },
);
