import { expect, test } from "vitest";
import { addressOf, refusalOf } from "#lib/http/guard-requests.ts";

test("sec-44 TRACE and CONNECT are refused before anything looks at them", () => {
  expect(refusalOf("TRACE", {})?.status).toBe(405);
  expect(refusalOf("CONNECT", {})?.status).toBe(405);
  expect(refusalOf("GET", {})).toBeNull();
});

test("sec-30 a body declared larger than the largest upload is refused before it is read", () => {
  expect(refusalOf("POST", { "content-length": "100000000" })?.status).toBe(413);
  expect(refusalOf("POST", { "content-length": "10500000" })).toBeNull();
  expect(refusalOf("POST", { "content-length": "nonsense" })).toBeNull();
});

test("sec-49 the address is that of the socket, an IPv4 one in its own form", () => {
  expect(addressOf({ remoteAddress: "::ffff:192.0.2.7" })).toBe("192.0.2.7");
  expect(addressOf({ remoteAddress: "2001:db8::7" })).toBe("2001:db8::7");
  expect(addressOf({ remoteAddress: undefined })).toBeNull();
});
