import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import pino from "pino";
import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { acceptInterest } from "#lib/interests/commands/answer-interest.ts";
import { getInterestWithContact } from "#lib/interests/commands/get-interest-with-contact.ts";
import { createMailer } from "#lib/notifications/delivery/mailer.ts";
import { createRequest } from "../../support/interests.ts";
import { contextOf } from "../../support/people.ts";
import { writeMails } from "../../support/reactions.ts";

/** Everything the code hands to the log, before anything is masked: what is never said need not be hidden. */
function listenToLog(): () => string {
  let lines = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines += String(chunk);
      done();
    },
  });
  (globalThis as { jjjLogger?: unknown }).jjjLogger = pino({ level: "trace" }, stream);
  return () => lines;
}

test("sec-47 asking, accepting, viewing and failing mail put no address, contact, text or secret into the log", async () => {
  const log = listenToLog();
  const { asker, owner, contacts, id } = await createRequest();
  await acceptInterest(contextOf(owner), { id, version: null });
  await getInterestWithContact(contextOf(asker), id);
  await writeMails();
  const tokenId = randomUUID();
  await db().mailedToken.create({
    data: {
      id: tokenId,
      kind: "MAGIC_LINK",
      tokenHash: tokenId,
      userId: asker.userId,
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 600_000),
    },
  });
  const past = new Date(Date.now() - 1_000);
  await db().notification.create({
    data: {
      kind: "link.magic",
      dedupeKey: tokenId,
      toAddress: asker.email,
      params: { tokenId },
      notBefore: past,
      nextAttemptAt: past,
      createdAt: past,
    },
  });
  const transport = {
    send: async ({ to }: { to: string }) => {
      throw Object.assign(new Error(`550 <${to}> unknown\r\n{"level":50,"msg":"forged"}`), {
        command: "RCPT TO",
        responseCode: 550,
      });
    },
    close: () => undefined,
  };
  const mailer = createMailer({
    db: db(),
    transport,
    baseUrl: "http://localhost:3000",
    secretOf: () => "SECRETOFLINK",
    lanes: 1,
  });
  for (let n = 0; n < 6; n += 1) {
    await mailer.sweep();
    await db().notification.updateMany({ data: { nextAttemptAt: past } });
  }
  expect(await db().notification.count({ where: { attempts: { gt: 0 } } })).toBeGreaterThan(0);
  const said = `${log()}${JSON.stringify(await db().notification.findMany({ select: { lastError: true } }))}`;
  expect(said).toContain("mail server away");
  const secrets = [
    asker.email,
    owner.email,
    "SECRETOFLINK",
    "forged",
    "洽谈",
    ...Object.values(contacts.asker),
    ...Object.values(contacts.owner),
  ];
  for (const secret of secrets) expect(said).not.toContain(secret);
});
