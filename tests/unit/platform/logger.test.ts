import { expect, test, vi } from "vitest";
import { logger } from "#lib/logging/logger.ts";

vi.mock("#lib/env.ts", () => ({ env: () => ({ LOG_LEVEL: "info" }) }));

function linesOf(write: (log: ReturnType<typeof logger>) => void): string[] {
  const lines: string[] = [];
  const log = logger();
  const stream = log[
    Reflect.ownKeys(log).find((key) => String(key) === "Symbol(pino.stream)") as keyof typeof log
  ] as unknown as {
    write(line: string): boolean;
  };
  const spy = vi.spyOn(stream, "write").mockImplementation((line) => {
    lines.push(line);
    return true;
  });
  write(log);
  spy.mockRestore();
  return lines;
}

test("sec-47 a log line holds no private field, no address in its text, and stays one line", () => {
  const lines = linesOf((log) => {
    log.info({ user: { email: "a@example.invalid", id: "u1" }, password: "secret" }, "mail to a@example.invalid\r\nforged");
    log.error({ err: new Error("insert failed for 13800000000") }, "failed");
  });
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).not.toMatch(/a@example|secret|13800000000/);
    expect(line.trimEnd()).not.toMatch(/[\r\n]/);
  }
  expect(lines[0]).toContain("u1");
});
