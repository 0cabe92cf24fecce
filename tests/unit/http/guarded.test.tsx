import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { guarded, guardedMetadata } from "#components/guarded.tsx";
import { DomainError, type ErrorCode } from "#lib/kernel/errors.ts";

const logged = vi.hoisted(() => vi.fn());
vi.mock("#lib/logging/logger.ts", () => ({ logger: () => ({ error: logged }) }));
vi.mock("#lib/i18n/current.ts", () => ({ currentLocale: async () => "zh-CN" }));

type Answer = { headersSent: boolean; statusCode: number; headers: Record<string, string> };
let answer: Answer;

beforeEach(() => {
  answer = { headersSent: false, statusCode: 200, headers: {} };
  globalThis.__jjjResponses = new AsyncLocalStorage<ServerResponse>();
});
afterEach(() => {
  globalThis.__jjjResponses = undefined;
});

/** The status and the text that a page throwing `error` is answered with. */
async function answerTo(error: unknown): Promise<string> {
  const page = guarded(async () => {
    throw error;
  });
  const response = Object.assign(answer, {
    setHeader(name: string, value: string) {
      answer.headers[name] = value;
    },
  });
  const shown = await globalThis.__jjjResponses?.run(response as unknown as ServerResponse, () => page({}));
  const { type, props } = shown as { type: (given: unknown) => Promise<React.ReactNode>; props: unknown };
  return renderToStaticMarkup(await type(props));
}

test.each([
  ["UNAVAILABLE", 503, "系统繁忙，请稍后再试。"],
  ["FORBIDDEN", 403, "您没有进行这项操作的权限。"],
  ["GONE", 410, "这条信息已经结束。"],
] as const satisfies readonly (readonly [ErrorCode, number, string])[])(
  "a page that meets %s answers %i and says so",
  async (code, status, sentence) => {
    expect(await answerTo(new DomainError(code, "internal words", { retryAfterSeconds: 2 }))).toContain(sentence);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["Retry-After"]).toBe("2");
  },
);

test.each([
  ["UNAVAILABLE", "请稍等一会儿", true],
  ["RATE_LIMITED", "请稍等一会儿", true],
  ["INTERNAL", "页面出了问题", true],
  ["FORBIDDEN", "这个页面打不开", false],
  ["ORG_SUSPENDED", "这个页面打不开", false],
  ["INVALID_INPUT", "这个页面打不开", false],
] as const satisfies readonly (readonly [ErrorCode, string, boolean])[])(
  "%s is headed %s; a second try is offered: %s",
  async (code, title, again) => {
    const html = await answerTo(new DomainError(code, "internal words"));
    expect(html).toContain(`${title}</h1>`);
    expect(html.includes("再试一次")).toBe(again);
    expect(html).toContain("回到首页");
  },
);

test("sec-44 an unknown error is told in general words: nothing of it reaches the page", async () => {
  const html = await answerTo(new Error("password authentication failed for user jjj_app"));
  expect(html).toContain("不是您的操作有误");
  expect(html).not.toMatch(/jjj_app|password/);
  expect(answer.statusCode).toBe(500);
  expect(logged).toHaveBeenCalledOnce();
});

test("what is not found is the missing page in full with 404, and signals of Next.js pass through", async () => {
  expect(await answerTo(new DomainError("NOT_FOUND", "no such row"))).toContain("没有找到这个页面");
  expect(answer.statusCode).toBe(404);
  const redirect = Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;replace;/login;307;" });
  await expect(answerTo(redirect)).rejects.toBe(redirect);
});

test("metadata that cannot be read keeps the page out of search engines and leaves the telling to the page", async () => {
  const metadata = guardedMetadata(async () => {
    throw new Error("no connection");
  });
  expect(await metadata({})).toEqual({ robots: { index: false } });
});
