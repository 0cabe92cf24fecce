import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { ANONYMOUS, SYSTEM } from "#lib/policies/actor.ts";

const request = vi.hoisted(() => ({ origin: "http://localhost:3000" as string | null, viewer: {} as unknown }));
vi.mock("next/headers", () => ({ headers: async () => new Headers(request.origin ? { origin: request.origin } : {}) }));
vi.mock("#lib/auth/request-context.ts", () => ({ currentViewer: async () => request.viewer }));
vi.mock("#lib/api/rate-limit.ts", () => ({ limitRequest: async () => undefined }));

const handled = vi.fn();
const schema = z.strictObject({ title: z.string(), password: z.string().optional() });
const act = defineAction("test.act", schema, async (_ctx, input) => {
  handled(input);
  return { message: "好" };
});

function posted(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

beforeEach(() => {
  vi.stubEnv("AUTH_SECRET", "0123456789012345678901234567890123456789");
  vi.stubEnv("DATABASE_URL", "postgresql://u:p@127.0.0.1:5432/d");
  request.origin = "http://localhost:3000";
  request.viewer = { actor: { ...SYSTEM, kind: "user", userId: "u" }, locale: "zh-CN" };
  handled.mockReset();
});

const lost = (): never => {
  throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
};

test("what was typed comes back with every refusal, but no password", async () => {
  handled.mockImplementation(lost);
  const answer = await act(null, posted({ title: "求购电机", password: "secret-words-here" }));
  expect(answer).toMatchObject({ ok: false, values: { title: "求购电机" } });
  expect(JSON.stringify(answer)).not.toContain("secret-words-here");
});

test("a database that is away for a moment is told as that, not as a fault of the system", async () => {
  handled.mockImplementation(lost);
  expect((await act(null, posted({ title: "求购电机" })))?.message).toBe("系统繁忙，请稍后再试。");
});

test("sec-35 a form whose bytes were no characters is refused at its field", async () => {
  const answer = await act(null, posted({ title: "求购\uFFFD电机" }));
  expect(answer).toMatchObject({ ok: false, errors: [{ path: "title" }] });
  expect(handled).not.toHaveBeenCalled();
});

test("sec-41 a form from elsewhere, or without Origin, reaches no handler", async () => {
  for (const origin of ["https://evil.example", null]) {
    request.origin = origin;
    expect((await act(null, posted({ title: "求购电机" })))?.ok, String(origin)).toBe(false);
  }
  expect(handled).not.toHaveBeenCalled();
});

test("sec-17 without sign-in a form reaches no handler unless it is open to all", async () => {
  request.viewer = { actor: ANONYMOUS, locale: "zh-CN" };
  expect((await act(null, posted({ title: "求购电机" })))?.message).toBe("请先登录。");
  expect(handled).not.toHaveBeenCalled();
});

test("sec-18 a field that the form does not have reaches no handler", async () => {
  await act(null, posted({ title: "求购电机", role: "ADMIN", "title.not": "x", __proto__: "x", constructor: "x" }));
  expect(handled.mock.calls).toEqual([[{ title: "求购电机" }]]);
});
