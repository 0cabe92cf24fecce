import { NextRequest } from "next/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const SECRET = "0123456789012345678901234567890123456789";

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("DATABASE_URL", "postgresql://u:p@127.0.0.1:5432/d");
  vi.stubEnv("APP_BASE_URL", "http://localhost:3000");
});
afterEach(() => vi.unstubAllEnvs());

async function answer(path: string, headers: Record<string, string> = {}) {
  const { proxy } = await import("../../../proxy.ts");
  return proxy(new NextRequest(new URL(path, "http://localhost:3000"), { headers }));
}
const scriptSrc = (csp: string | null) => csp?.split("; ").find((part) => part.startsWith("script-src ")) ?? "";
/** What the page behind the proxy reads as its own request header. */
const handedOn = (response: Response, name: string) => response.headers.get(`x-middleware-request-${name}`);

test("sec-38 scripts need this response's nonce: no inline or evaluated code, and no nonce twice", async () => {
  const [first, second] = [await answer("/"), await answer("/")];
  const [a, b] = [first, second].map((response) => scriptSrc(response.headers.get("content-security-policy")));
  expect(a).toMatch(/'nonce-[A-Za-z0-9+/]{24}' 'strict-dynamic'/);
  expect(a).not.toMatch(/unsafe-(inline|eval)/);
  expect(a).not.toBe(b);
  expect(first.headers.get("content-security-policy")).toMatch(/object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/);
});

test("sec-39 every path carries nosniff, frame, referrer and feature headers; HSTS only over https, two years with subdomains", async () => {
  for (const path of ["/", "/api/v1/listings", "/_next/static/chunks/a.js", "/no-such-page"]) {
    const { headers } = await answer(path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
    expect(headers.get("referrer-policy"), path).toBe("strict-origin-when-cross-origin");
    expect(headers.get("permissions-policy"), path).toContain("camera=()");
    expect(headers.get("cross-origin-opener-policy"), path).toBe("same-origin");
    expect(headers.get("strict-transport-security"), path).toBeNull();
  }
  vi.resetModules();
  vi.stubEnv("APP_BASE_URL", "https://jjj.example.invalid");
  expect((await answer("/")).headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
});

test("what a client claims about nonce, policy and language never reaches a page", async () => {
  const response = await answer("/listings", {
    "x-nonce": "mine",
    "x-jjj-locale": "xx",
    "content-security-policy": "script-src *",
  });
  expect(handedOn(response, "x-nonce")).not.toBe("mine");
  expect(handedOn(response, "x-jjj-locale")).toBe("zh-CN");
  expect(handedOn(response, "content-security-policy")).toBe(response.headers.get("content-security-policy"));
});

test("an English address is the same page in the other language; what exists once has one address", async () => {
  const english = await answer("/en/listings?side=SUPPLY");
  expect(new URL(english.headers.get("x-middleware-rewrite") ?? "").pathname).toBe("/listings");
  expect(new URL(english.headers.get("x-middleware-rewrite") ?? "").search).toBe("?side=SUPPLY");
  expect(handedOn(english, "x-jjj-locale")).toBe("en");
  expect(new URL((await answer("/en")).headers.get("x-middleware-rewrite") ?? "").pathname).toBe("/");
  expect((await answer("/english")).headers.get("x-middleware-rewrite")).toBeNull();
  const desk = await answer("/en/staff/review?tab=mine");
  expect(desk.status).toBe(308);
  expect(desk.headers.get("location")).toMatch(/^https?:\/\/[^/]+\/staff\/review\?tab=mine$/);
  expect(desk.headers.get("x-content-type-options")).toBe("nosniff");
});

test("the sign-in page finds a csrf cookie that next-auth will accept, also without JavaScript", async () => {
  const { csrfTokenOf } = await import("#lib/auth/csrf.ts");
  const response = await answer("/login");
  const value = response.cookies.get("jjj.csrf")?.value;
  expect(csrfTokenOf(value, SECRET)).toMatch(/^[0-9a-f]{64}$/);
  expect(csrfTokenOf(value, `${SECRET}x`)).toBeNull();
  expect(handedOn(response, "cookie")).toBe(`jjj.csrf=${encodeURIComponent(value ?? "")}`);
  // A good cookie is kept, a forged one replaced.
  expect(
    (await answer("/login", { cookie: `jjj.csrf=${encodeURIComponent(value ?? "")}` })).cookies.get("jjj.csrf"),
  ).toBeUndefined();
  expect((await answer("/login", { cookie: "jjj.csrf=abc%7Cdef" })).cookies.get("jjj.csrf")?.value).toMatch(/^[0-9a-f]{64}\|/);
  expect((await answer("/listings")).cookies.get("jjj.csrf")).toBeUndefined();
});

test("sec-40 over https the csrf cookie is __Host-, Secure, HttpOnly and SameSite; over http it has neither prefix nor Secure", async () => {
  const plain = (await answer("/login")).headers.get("set-cookie") ?? "";
  expect(plain).toMatch(/^jjj\.csrf=.*HttpOnly; SameSite=lax/i);
  expect(plain).not.toMatch(/Secure/i);
  vi.resetModules();
  vi.stubEnv("APP_BASE_URL", "https://jjj.example.invalid");
  const secure = (await answer("/login")).headers.get("set-cookie") ?? "";
  expect(secure).toMatch(/^__Host-jjj\.csrf=/);
  expect(secure).toMatch(/Secure; HttpOnly; SameSite=lax/i);
});

test("sec-42 what is made for somebody signed in is stored by no cache; hashed assets may be", async () => {
  const cookie = "jjj.session=x";
  expect((await answer("/my", { cookie })).headers.get("cache-control")).toBe("private, no-store");
  expect((await answer("/listings", { cookie })).headers.get("cache-control")).toBe("private, no-store");
  expect((await answer("/_next/static/chunks/a.js", { cookie })).headers.get("cache-control")).toBeNull();
});
