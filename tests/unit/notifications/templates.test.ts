import { describe, expect, test } from "vitest";
import type { Locale } from "#lib/i18n/catalogue.ts";
import { breaksHeader } from "#lib/notifications/model/address.ts";
import { MAIL_KINDS, type MailKind, readMailParams } from "#lib/notifications/model/params.ts";
import { renderAlertMail } from "#lib/notifications/templates/alert-mail.ts";
import { renderMail } from "#lib/notifications/templates/render.ts";

const PARAMS = {
  code: "JJJ-2026-D-00012",
  title: "求购 750W 伺服电机",
  organization: "示例一有限公司",
  day: "2026-11-30",
  interestId: "0190a000-0000-7000-8000-000000000001",
  stage: "SIGNED",
  person: "示例用户",
  tokenId: "0190a000-0000-7000-8000-000000000002",
};
const render = (kind: MailKind, params: object = PARAMS, remarks: string[] = [], locale: Locale = "zh-CN") =>
  renderMail(locale, kind, readMailParams(params), { baseUrl: "https://list.example.invalid", secret: "SECRET", remarks });

describe.each(MAIL_KINDS)("%s", (kind) => {
  test("says what it is about in Chinese, in text and HTML alike, with absolute links of our own", () => {
    const { subject, text, html } = render(kind);
    expect(subject).toMatch(/^【京津冀机会清单】\S/u);
    expect(breaksHeader(subject)).toBe(false);
    for (const part of [text, html]) {
      expect(part).toMatch(/\p{Script=Han}/u);
      expect(part).not.toMatch(/\{\w+\}|undefined|null|\[object/);
      for (const [url] of part.matchAll(/https?:\/\/[^\s"<]+/g)) expect(url).toMatch(/^https:\/\/list\.example\.invalid(\/|$)/);
    }
  });

  test("says the same in English to who reads English, and leads to the English pages", () => {
    const written = { ...PARAMS, title: "Servo motors", organization: "Example One Ltd", person: "A. Person" };
    const { subject, text, html } = render(kind, written, [], "en");
    expect(subject).toMatch(/^\[Jing-Jin-Ji Opportunity List\] \S/);
    expect(html).toContain('<html lang="en">');
    for (const part of [subject, text, html]) expect(part).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]|\{\w+\}|undefined|null/);
    for (const [url] of text.matchAll(/https?:\/\/\S+/g)) expect(url).toMatch(/^https:\/\/list\.example\.invalid\/en(\/|$)/);
  });

  test("carries the link's secret only where it is the link", () => {
    const { text } = render(kind);
    expect(text.includes("SECRET")).toBe(kind.startsWith("link.") || kind === "subscription.confirm");
  });

  test("takes nothing but the parameters it knows: a contact put among them stays out", () => {
    const { subject, text, html } = render(kind, {
      ...PARAMS,
      mobile: "13900001111",
      email: "canary@example.invalid",
      contact: "CANARY",
    });
    expect(`${subject}${text}${html}`).not.toMatch(/13900001111|canary@|CANARY/);
  });

  test("shows a title full of markup and line breaks as text", () => {
    const hostile = "<script>alert(1)</script>\r\nBcc: x@example.invalid\"'&";
    const { subject, html } = render(kind, { ...PARAMS, title: hostile, organization: hostile, person: hostile, code: 'a"b' });
    expect(html).not.toContain("<script>");
    expect(html).not.toMatch(/href="[^"]*<|href="[^"]*'/);
    expect(breaksHeader(subject)).toBe(false);
  });
});

test("reasons and note of a decision follow the sentence", () => {
  const { text } = render("listing.returned", PARAMS, ["原因：指标不完整、格式不正确", "审核说明：请补充交货地点"]);
  expect(text).toContain("原因：指标不完整、格式不正确\n\n审核说明：请补充交货地点");
});

test("who may not be named is called so in the language of the mail; a stage has its word", () => {
  const unnamed = { ...PARAMS, organization: "" };
  expect(render("interest.outcomeReported", unnamed).text).toMatch(/某单位.*已签约/s);
  expect(render("interest.outcomeReported", unnamed, [], "en").text).toMatch(/^An organisation reports “Signed”/m);
});

test("what stands at the head of a mail of the day, and how to end it, is in its language", () => {
  const lines = [{ title: "Contact request", path: "/my/interests/1" }];
  const at = { baseUrl: "https://list.example.invalid", unsubscribeUrl: "https://list.example.invalid/en/unsubscribe?token=x" };
  const { subject, text, html } = renderAlertMail("en", { items: [], lines, searchId: null }, at);
  expect(text).toContain("https://list.example.invalid/en/my/interests/1");
  expect(text).toContain("https://list.example.invalid/en/my/notifications/settings");
  for (const part of [subject, text, html]) expect(part).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
});

test("the mail of a declined request gives no reason and no name", () => {
  const { subject, text } = render("interest.declined");
  expect(`${subject}${text}`).not.toMatch(/原因|理由|示例一/);
});
