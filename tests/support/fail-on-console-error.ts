// A printed error that fails nothing is one that nobody reads.
import { afterEach, beforeEach, expect, type Mock, vi } from "vitest";

let spy: Mock<typeof console.error>;

beforeEach(() => {
  spy = vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  const printed = spy.mock.calls.map((call) => call.map(String).join(" "));
  spy.mockRestore();
  expect(printed, "console.error was called").toEqual([]);
});
