import { expect, test } from "vitest";
import { addressOf, refusalOf } from "#lib/http/guard-requests.ts";

test("sec-44 TRACE and CONNECT are refused before anything looks at them", () => {
  expect(refusalOf("TRACE", "/", {})?.status).toBe(405);
  expect(refusalOf("CONNECT", "/", {})?.status).toBe(405);
  expect(refusalOf("GET", "/", {})).toBeNull();
});

test("sec-30 a body declared larger than the largest upload is refused before it is read", () => {
  expect(refusalOf("POST", "/", { "content-length": "100000000" })?.status).toBe(413);
  expect(refusalOf("POST", "/", { "content-length": "10500000" })).toBeNull();
  expect(refusalOf("POST", "/", { "content-length": "nonsense" })).toBeNull();
});

test("sec-30 a body of no declared size goes to the API alone, which counts it", () => {
  const headers = { "transfer-encoding": "chunked" };
  expect(refusalOf("POST", "/register", headers)?.status).toBe(413);
  expect(refusalOf("POST", "/staff/intake/upload", headers)?.status).toBe(413);
  expect(refusalOf("POST", "/api/v1/imports", headers)).toBeNull();
  expect(refusalOf("POST", "/api/auth/callback/credentials", headers)).toBeNull();
});

test.each([
  "/listings/%FF",
  "/listings/%ED%A0%80",
  "/listings/a%00",
  "/100%",
  "/editions/%C0%AF.pdf",
  "/staff/matching/plan?chain=%00",
])("sec-35 the address %s is no text that could be looked for", (url) => {
  expect(refusalOf("GET", url, {})?.status).toBe(400);
});

test("an address in Chinese, and a query in any encoding, goes through", () => {
  expect(refusalOf("GET", "/listings/%E4%BC%BA%E6%9C%8D?q=100%&x=%FF", {})).toBeNull();
});

test("sec-49 the address is that of the socket, an IPv4 one in its own form", () => {
  expect(addressOf({ remoteAddress: "::ffff:192.0.2.7" })).toBe("192.0.2.7");
  expect(addressOf({ remoteAddress: "2001:db8::7" })).toBe("2001:db8::7");
  expect(addressOf({ remoteAddress: undefined })).toBeNull();
});
