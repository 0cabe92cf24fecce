import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { operationsOfApi } from "#lib/api/operations.ts";
import { amountIn, amountRangeIn } from "#lib/i18n/amount.ts";
import { type LOCALES, t } from "#lib/i18n/catalogue.ts";
import { divisionIn, placeIn } from "#lib/i18n/divisions.ts";
import { siteDocument } from "#lib/i18n/documents.ts";
import { operations } from "#lib/i18n/en/operations.ts";
import { en } from "#lib/i18n/en.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { isSharedPath, localeOfPath, localePath, plainPath } from "#lib/i18n/paths.ts";
import { phraseIn } from "#lib/i18n/phrases.ts";
import { zhCN } from "#lib/i18n/zh-CN.ts";
import { COUNTY_UNITS, HEBEI_CITIES } from "#lib/kernel/divisions.ts";
import { messagesOf } from "../../support/messages-of.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const HAN = /[\u4e00-\u9fff]/;

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

describe("the English catalogue", () => {
  test("puts the same values into each text as the Chinese one", () => {
    for (const [area, texts] of Object.entries(en)) {
      const chinese: Readonly<Record<string, string>> = zhCN[area as keyof typeof en];
      for (const [key, text] of Object.entries<string>(texts)) {
        expect(namesIn(text), `${area}.${key}`).toEqual(namesIn(chinese[key] ?? ""));
        expect(text.trim(), `${area}.${key}`).not.toBe("");
      }
    }
  });

  test("shows the Chinese words of the staff desk, which has no other", () => {
    expect(t("en", "staff.title")).toBe(t("zh-CN", "staff.title"));
  });

  test("has every section of every standing document, with the same values put in", () => {
    const shape = (locale: (typeof LOCALES)[number], name: "about" | "privacy" | "terms" | "accessibility") => {
      const document = siteDocument(locale, name);
      const sections = document.sections.map(({ id, blocks }) => [id, blocks.map((b) => (typeof b === "string" ? 1 : b.length))]);
      return { sections, intro: document.intro.length, values: [...new Set(namesIn(JSON.stringify(document)))] };
    };
    for (const name of ["about", "privacy", "terms", "accessibility"] as const) {
      expect(shape("en", name), name).toEqual(shape("zh-CN", name));
    }
  });
});

/** Read by staff only, or sentences that the test of messages covers. */
const NOT_LABELS = new Set(["HINT_SENTENCES", "CLOSE_REASONS", "PASSWORD_HINTS"]);

test("every table of labels has its English words, none of them Chinese", async () => {
  const files = readdirSync(path.join(ROOT, "lib"), { recursive: true, encoding: "utf8" }).filter(
    (file) => /^[^/]+\/labels(\.ts|\/[^/]+\.ts)$/.test(file) && !/^(transfer|ontology|method|stats)\//.test(file),
  );
  expect(files.length).toBeGreaterThan(6);
  for (const file of files) {
    for (const [name, table] of Object.entries((await import(path.join(ROOT, "lib", file))) as Record<string, unknown>)) {
      if (typeof table !== "object" || table === null || Array.isArray(table) || NOT_LABELS.has(name)) continue;
      const words = Object.values(table as Record<string, unknown>).filter((word) => typeof word === "string");
      if (name.endsWith("_MESSAGES") || !words.some((word) => HAN.test(word))) continue;
      const english = Object.values(labelsIn("en", table as Record<string, string>));
      expect(
        english.filter((word) => HAN.test(word)),
        `${file} ${name}`,
      ).toEqual([]);
    }
  }
});

test("every message of a schema or a rule that a member can read has its English sentence", () => {
  const missing = messagesOf(ROOT).filter((message) => HAN.test(phraseIn("en", message.replaceAll("{}", "7"))));
  expect(missing).toEqual([]);
});

test("every operation of the API is told in English, and no other", () => {
  expect(Object.keys(operations).sort()).toEqual(
    operationsOfApi()
      .map(({ name }) => name)
      .sort(),
  );
  expect(Object.values(operations).filter((words) => HAN.test(words))).toEqual([]);
});

test("values are put into a sentence in their order, and are phrases themselves where they are known", () => {
  expect(phraseIn("en", "最多 5 项")).toBe("At most 5 items");
  expect(phraseIn("en", "关键字有重复")).toBe("Keywords: something stands there twice");
  expect(phraseIn("en", "随便写的话")).toBe("随便写的话");
  expect(phraseIn("zh-CN", "最多 5 项")).toBe("最多 5 项");
});

test("every city and county has a name without Chinese characters", () => {
  for (const { code } of [...HEBEI_CITIES, ...COUNTY_UNITS]) expect(divisionIn("en", code), code).toMatch(/^[A-Z][A-Za-z' ,]+$/);
  expect(divisionIn("en", "130607")).toBe("Mancheng, Baoding");
  expect(divisionIn("zh-CN", "130607")).toBe("保定市满城区");
  expect(placeIn("en", "HEBEI", "130607")).toBe("Mancheng, Baoding, Hebei");
  expect(placeIn("zh-CN", "HEBEI", "130607")).toBe("河北 保定市满城区");
  expect(placeIn("en", "BEIJING", null)).toBe("Beijing");
});

test("万元 are told as yuan, rounded nowhere", () => {
  expect([0.5, 50, 85.5, 100, 123.456, 120, 10_000, 123_456, 250_000].map((wan) => amountIn("en", wan))).toEqual([
    "CNY 5,000",
    "CNY 500,000",
    "CNY 855,000",
    "CNY 1 million",
    "CNY 1,234,560",
    "CNY 1.2 million",
    "CNY 100 million",
    "CNY 1,234.56 million",
    "CNY 2.5 billion",
  ]);
  expect(amountRangeIn("en", 50, 120)).toBe("CNY 500,000–1.2 million");
  expect(amountRangeIn("en", 120, 260)).toBe("CNY 1.2–2.6 million");
  expect(amountRangeIn("en", 25, 55)).toBe("CNY 250,000–550,000");
  expect(amountRangeIn("en", 50, 50)).toBe("CNY 500,000");
  expect(amountRangeIn("en", 50, null)).toBe("from CNY 500,000");
  expect(amountRangeIn("en", null, 50)).toBe("up to CNY 500,000");
  expect(amountRangeIn("en", null, null)).toBe("Negotiable");
  expect(amountRangeIn("zh-CN", 50, 120)).toBe("50–120 万元");
});

test("one page has one address in each language; feeds and posters too; desks of staff, interfaces and files have one for all", () => {
  const cases: [path: string, english: string][] = [
    ["/", "/en"],
    ["/?q=1", "/en?q=1"],
    ["/#main", "/en#main"],
    ["/listings?side=SUPPLY", "/en/listings?side=SUPPLY"],
    ["/my", "/en/my"],
    ["/editions/2026-11", "/en/editions/2026-11"],
    ["/editions/2026-11.pdf", "/editions/2026-11.pdf"],
    ["/staff", "/staff"],
    ["/staff/review?tab=mine", "/staff/review?tab=mine"],
    ["/staffing", "/en/staffing"],
    ["/api/v1/openapi.json", "/api/v1/openapi.json"],
    ["/feeds/listings.atom?side=DEMAND", "/en/feeds/listings.atom?side=DEMAND"],
    ["/files/certificates/x", "/files/certificates/x"],
    ["/unsubscribe?token=x", "/en/unsubscribe?token=x"],
    ["/unsubscribe/one-click?token=x", "/unsubscribe/one-click?token=x"],
    ["/sitemap.xml", "/sitemap.xml"],
    ["/listings/JJJ-2026-D-00001/poster.png?v=2", "/en/listings/JJJ-2026-D-00001/poster.png?v=2"],
    ["/listings?q=a.b", "/en/listings?q=a.b"],
  ];
  for (const [chinese, english] of cases) {
    expect(localePath("en", chinese), chinese).toBe(english);
    expect(localePath("en", english), english).toBe(english);
    expect(localePath("zh-CN", english), english).toBe(chinese);
    expect(isSharedPath(english), english).toBe(english === chinese);
  }
  expect(plainPath("/en")).toBe("/");
  expect(plainPath("/enterprise")).toBe("/enterprise");
  expect(localeOfPath("/en?q=1")).toBe("en");
  expect(localeOfPath("/zh-CN/listings")).toBe("zh-CN");
});
