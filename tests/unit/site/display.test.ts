import { expect, test } from "vitest";
import { chosenDisplay, DEFAULT_DISPLAY, readDisplay, SIZES, THEMES, writeDisplay } from "#lib/display/model.ts";

test("what is written into the cookie is read from it again", () => {
  for (const theme of THEMES)
    for (const size of SIZES) expect(readDisplay(writeDisplay({ theme, size }))).toEqual({ theme, size });
});

test.each([undefined, "", "dark", "x.large.y", "dark.<script>", "."])(
  "a cookie that is not ours (%s) falls back by halves",
  (cookie) => {
    const { theme, size } = readDisplay(cookie);
    expect(THEMES).toContain(theme);
    expect(SIZES).toContain(size);
    if (!cookie) expect({ theme, size }).toEqual(DEFAULT_DISPLAY);
  },
);

test("a press changes its own half and nothing else, and only to what we know", () => {
  const now = { theme: "dark", size: "large" } as const;
  expect(chosenDisplay(now, { theme: "light", size: null })).toEqual({ theme: "light", size: "large" });
  expect(chosenDisplay(now, { theme: null, size: "standard" })).toEqual({ theme: "dark", size: "standard" });
  expect(chosenDisplay(now, { theme: "pink", size: 7 })).toEqual(now);
});
