import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { requestPasswordReset } from "#lib/accounts/commands/link-requests.ts";
import { registerUser } from "#lib/accounts/commands/register-user.ts";
import { findAlerts } from "#lib/alerts/commands/find-alerts.ts";
import { saveSearch } from "#lib/alerts/commands/keep-searches.ts";
import { confirmSubscription, subscribe } from "#lib/alerts/commands/subscribe.ts";
import { savedFilterSchema } from "#lib/alerts/model/saved-filter.ts";
import { hashPassword } from "#lib/auth/passwords.ts";
import { signedToken } from "#lib/auth/secrets.ts";
import { signInByPassword } from "#lib/auth/sign-in.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { Context } from "#lib/kernel/context.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { chooseAlerts } from "#lib/notifications/commands/choose.ts";
import { bundleDue } from "#lib/notifications/delivery/bundle.ts";
import { createMailer } from "#lib/notifications/delivery/mailer.ts";
import { createMailTransport } from "#lib/notifications/delivery/transport.ts";
import { CONFIRM_PURPOSE } from "#lib/notifications/model/signed.ts";
import { createListing } from "../../support/build.ts";
import { anonymousContext, contextOf, createPerson, createUser, NOW, type Person, systemContext } from "../../support/people.ts";
import { writeMails } from "../../support/reactions.ts";
import { partsOf, startMailServer } from "../../support/smtp.ts";

const BASE_URL = "https://list.example.invalid";
const FAR = new Date("2027-06-01T00:00:00Z");

let server: Awaited<ReturnType<typeof startMailServer>>;
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.stop());

const reading = (locale: Locale, ctx: Context): Context => ({ ...ctx, locale });
const person = (who: Person, locale: Locale) => reading(locale, contextOf(who));

/** What an address was sent, over a real conversation with a mail server, as its reader sees it. */
async function mailsTo(address: string) {
  await writeMails();
  const transport = createMailTransport({ ...env(), SMTP_URL: server.url, APP_BASE_URL: BASE_URL });
  const mailer = createMailer({ db: db(), transport, baseUrl: BASE_URL, secretOf: () => "SECRET" });
  await mailer.sweep(FAR);
  transport.close();
  return server.received.filter(({ to }) => to.includes(address)).map(({ raw }) => partsOf(raw));
}

describe("mail is written in the language of its reader", () => {
  test("who registers on an English page gets an English mail, as text and as HTML, that leads to the English page", async () => {
    const identifier = "reader@example.invalid";
    const registration = { name: "A. Reader", identifier, password: "correct horse battery 9", acceptPolicy: true as const };
    await registerUser(reading("en", anonymousContext()), registration, {
      by: "newFirm",
      organization: { name: "示例语言有限公司", region: "HEBEI" },
    });
    const [mail] = await mailsTo(identifier);
    expect(mail?.subject).toBe("[Jing-Jin-Ji Opportunity List] Confirm your e-mail address");
    expect(mail?.text).toContain("https://list.example.invalid/en/confirm-email?token=SECRET");
    expect(mail?.html).toContain('<html lang="en">');
    expect(mail?.html).toContain('href="https://list.example.invalid/en/confirm-email?token=SECRET"');
    for (const part of [mail?.text, mail?.html]) expect(part).not.toMatch(/\p{Script=Han}/u);
  });

  test("the pages by which somebody signs in decide, until a language is chosen; reasons of a decision are told in it", async () => {
    const passwordHash = await hashPassword("correct horse battery 9");
    const owner = await createUser({ firm: (await createPerson("owner")).firm, passwordHash });
    const moderator = await createPerson("moderator");
    const decide = async () => {
      const listing = await createListing({
        firm: owner.firm ?? undefined,
        status: "SUBMITTED",
        row: { submittedById: owner.userId },
      });
      await decideListing(contextOf(moderator), {
        ...{ code: listing.code, version: listing.version, decision: "return", reasons: ["INCOMPLETE_SPEC"] },
        ...{ note: "请补充", fieldNotes: [{ path: "description", note: "请写明交货地点" }] },
      });
      return (await mailsTo(owner.email)).at(-1);
    };
    const signIn = (locale: Locale) =>
      signInByPassword(reading(locale, anonymousContext()), owner.email, "correct horse battery 9");
    expect((await decide())?.subject).toMatch(/^【京津冀机会清单】/);
    await signIn("en");
    const english = await decide();
    expect(english?.subject).toMatch(/^\[Jing-Jin-Ji Opportunity List\] Returned for changes: /);
    expect(english?.text).toContain("Reasons: ");
    expect(english?.text).toContain(": 请写明交货地点");
    await signIn("zh-CN");
    expect((await decide())?.subject).toMatch(/^【京津冀机会清单】/);
    await chooseAlerts(person(owner, "zh-CN"), { mailLanguage: "en" });
    await signIn("zh-CN");
    expect((await decide())?.subject).toMatch(/^\[/);
    await chooseAlerts(person(owner, "zh-CN"), { mailLanguage: "PAGES" });
    expect((await decide())?.subject).toMatch(/^【/);
  });

  test("a mail asked for on an English page is English, whatever the account says", async () => {
    const { email } = await createPerson("owner");
    await requestPasswordReset(anonymousContext(), email);
    await requestPasswordReset(reading("en", anonymousContext()), email);
    const mails = await mailsTo(email);
    expect(mails.map(({ text }) => /\/en\/reset-password/.test(text))).toContain(true);
    expect(mails.at(-1)?.subject).toBe("[Jing-Jin-Ji Opportunity List] Reset your password");
  });

  test("what was found is told in the reader's language, with the listings as they were written", async () => {
    const reader = await createPerson("owner");
    await db().user.update({ where: { id: reader.userId }, data: { pageLocale: "en" } });
    await saveSearch(contextOf(reader), {
      name: "Pumps",
      filter: savedFilterSchema.parse({ side: ["SUPPLY"] }),
      pace: "AT_ONCE",
    });
    await subscribe(reading("en", anonymousContext()), {
      ...{ name: "Supplies", pace: "AT_ONCE", email: "visitor@example.invalid" },
      filter: savedFilterSchema.parse({ side: ["SUPPLY"] }),
    });
    const [asked] = await mailsTo("visitor@example.invalid");
    expect(asked?.text).toContain("https://list.example.invalid/en/subscribe/confirm?token=");
    const { id } = await db().savedSearch.findFirstOrThrow({ where: { userId: null } });
    await confirmSubscription(anonymousContext(), signedToken(CONFIRM_PURPOSE, id));
    const { code, title } = await createListing({ content: { side: "SUPPLY", title: "示例：供应甲型泵" } });
    await findAlerts(systemContext());
    await bundleDue(db(), new Date(NOW.getTime() + 60_000));
    for (const address of [reader.email, "visitor@example.invalid"]) {
      const mail = (await mailsTo(address)).at(-1);
      expect(mail?.subject, address).toContain(title);
      expect(mail?.text, address).toContain(`https://list.example.invalid/en/listings/${code}`);
      expect(mail?.text, address).toMatch(/Supply · \S+ · /);
      expect(mail?.text, address).toContain("https://list.example.invalid/en/unsubscribe?token=");
      expect(mail?.html, address).toContain('<html lang="en">');
    }
  });
});
