import { signedToken } from "#lib/auth/secrets.ts";
import type { Db } from "#lib/db/client.ts";
import { type Locale, readLocale } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { logger } from "#lib/logging/logger.ts";
import { ALERT_MAIL, readMailParams } from "../model/params.ts";
import { failureCode, failureKind, REFUSALS_BELIEVED, retryDelaySeconds } from "../model/retry.ts";
import { CONFIRM_PURPOSE, STOP_ALERTS, STOP_SUBSCRIPTION } from "../model/signed.ts";
import { loadAlertMail } from "../queries/alert-mail.ts";
import { remarksOf } from "../queries/remarks.ts";
import { isStillTrue } from "../queries/still-true.ts";
import { renderAlertMail } from "../templates/alert-mail.ts";
import { isMailKind, renderMail } from "../templates/render.ts";
import { LEASE_SECONDS, type LeasedMail, markOver, markSent, postpone, releaseWaiting, renewLease, takeMail } from "./queue.ts";
import { type MailTransport, type OutgoingMail, UnsendableMail } from "./transport.ts";

type Options = {
  db: Db;
  transport: MailTransport;
  baseUrl: string;
  /** Secret of a mailed link from its token's id. */
  secretOf: (tokenId: string) => string;
  /** A link that works without sign-in, for one purpose and one person or subscription. */
  signedTokenOf?: (purpose: string, id: string) => string;
  /** Mails on their way at the same time. One, so that a kill repeats one mail at most; more workers send more. */
  lanes?: number;
};

export type Mailer = {
  /** Send what is due; returns when nothing is left, or the server is away. @returns how many mails left */
  sweep(dueBy?: Date | null): Promise<number>;
  /** Take no further mail; those on their way still finish. */
  stop(): void;
};

const FAILURES_IN_A_ROW = 5;
const MARK_RETRIES = 60;

/**
 * The sender of mail. A mail is taken under a lease, checked once more for truth, sent and marked; killed anywhere, it
 * is sent at most once more, under the same Message-ID. When the server is away one mail at a time probes for it, after
 * 5 s and rarer up to every half minute; the first success lets all others go at once.
 */
export function createMailer({ db, transport, baseUrl, secretOf, signedTokenOf = signedToken, lanes = 1 }: Options): Mailer {
  let stopped = false;
  /** Failures since the last success, and probes since the server went away. */
  let failures = 0;
  let probes = 0;
  let away = false;
  let resumeAt = 0;
  let lastSuccessAt: Date | null = null;

  /** null: a kind of a newer version; "nothing": there is nothing left to say. */
  async function compose(mail: LeasedMail): Promise<OutgoingMail | "nothing" | null> {
    const locale = readLocale(mail.locale);
    const addressed = { id: mail.id, to: mail.toAddress, createdAt: mail.createdAt };
    if (mail.kind === ALERT_MAIL) return composeAlerts(mail, locale, addressed);
    if (!isMailKind(mail.kind)) return null;
    const params = readMailParams(mail.params);
    if (!(await isStillTrue(db, { kind: mail.kind, userId: mail.userId, params }, mail.now))) return "nothing";
    const remarks = params.decisionId ? await remarksOf(db, locale, params.decisionId) : [];
    const secret = params.tokenId ? secretOf(params.tokenId) : null;
    const signed = mail.kind === "subscription.confirm" ? signedTokenOf(CONFIRM_PURPOSE, params.searchId) : null;
    return { ...addressed, ...renderMail(locale, mail.kind, params, { baseUrl, secret: secret ?? signed, remarks }) };
  }

  async function composeAlerts(mail: LeasedMail, locale: Locale, addressed: Pick<OutgoingMail, "id" | "to" | "createdAt">) {
    const alerts = await loadAlertMail(db, locale, mail);
    if (!alerts) return "nothing";
    const token =
      mail.userId === null ? signedTokenOf(STOP_SUBSCRIPTION, alerts.searchId ?? "") : signedTokenOf(STOP_ALERTS, mail.userId);
    const at = (path: string) => `${baseUrl}${path}?token=${encodeURIComponent(token)}`;
    const rendered = renderAlertMail(locale, alerts, { baseUrl, unsubscribeUrl: at(localePath(locale, "/unsubscribe")) });
    return { ...addressed, ...rendered, unsubscribeUrl: at("/unsubscribe/one-click") };
  }

  async function failed(mail: LeasedMail, error: unknown): Promise<void> {
    const kind = failureKind(error);
    failures += 1;
    const tries = mail.attempts + 1;
    // Believed only while the server takes other mail: servers that refuse everybody for an hour exist.
    if (kind === "refused" && tries >= REFUSALS_BELIEVED && lastSuccessAt && lastSuccessAt > mail.createdAt) {
      await markOver(db, mail.id, "FAILED", failureCode(error));
      return;
    }
    // Lanes that fail side by side tell of one and the same absence.
    if ((kind === "down" || failures >= FAILURES_IN_A_ROW) && performance.now() >= resumeAt) {
      away = true;
      probes += 1;
      resumeAt = performance.now() + retryDelaySeconds(probes, "down") * 1000;
      logger().warn({ notification: mail.id, failure: failureCode(error) }, "mail server away");
    }
    await postpone(db, mail.id, retryDelaySeconds(tries, kind), failureCode(error));
  }

  async function succeeded(mail: LeasedMail): Promise<void> {
    await persist(() => markSent(db, mail.id));
    lastSuccessAt = mail.now;
    failures = 0;
    probes = 0;
    if (!away) return;
    away = false;
    resumeAt = 0;
    await releaseWaiting(db);
    logger().info("mail server is back");
  }

  /** @returns true when the mail left */
  async function deliver(mail: LeasedMail): Promise<boolean> {
    const outgoing = await compose(mail);
    // A kind of a newer version: left to a worker that knows it.
    if (!outgoing) {
      await postpone(db, mail.id, 60, "unknown kind");
      return false;
    }
    if (outgoing === "nothing") {
      await markOver(db, mail.id, "CANCELLED", "no longer true");
      return false;
    }
    const beat = keepLease(db, mail);
    try {
      await transport.send(outgoing);
    } catch (error) {
      if (error instanceof UnsendableMail) await markOver(db, mail.id, "FAILED", `unsendable: ${error.message}`);
      else await failed(mail, error);
      return false;
    } finally {
      clearInterval(beat);
    }
    await succeeded(mail);
    return true;
  }

  async function lane(dueBy: Date | null, atMost: number): Promise<number> {
    let sent = 0;
    for (let taken = 0; taken < atMost && !stopped; taken += 1) {
      const mail = await takeMail(db, dueBy);
      if (!mail) break;
      try {
        if (await deliver(mail)) sent += 1;
      } catch (error) {
        // The database, not the mail: given back at once instead of waiting out its lease.
        await postpone(db, mail.id, retryDelaySeconds(1, "later"), "interrupted").catch(() => undefined);
        throw error;
      }
      if (away) break;
    }
    return sent;
  }

  return {
    async sweep(dueBy = null) {
      if (stopped || performance.now() < resumeAt) return 0;
      let sent = 0;
      if (away) {
        sent = await lane(dueBy, 1);
        if (away) return sent;
      }
      const counts = await Promise.all(Array.from({ length: lanes }, () => lane(dueBy, Number.POSITIVE_INFINITY)));
      return counts.reduce((sum, count) => sum + count, sent);
    },
    stop() {
      stopped = true;
    },
  };
}

function keepLease(db: Db, mail: LeasedMail): NodeJS.Timeout {
  let { lease } = mail;
  const beat = async () => {
    lease = (await renewLease(db, { id: mail.id, lease }).catch(() => null)) ?? lease;
  };
  return setInterval(() => void beat(), (LEASE_SECONDS / 3) * 1000);
}

/** The mail is out: saying so is tried until the database hears it, else the mail would go twice. */
async function persist(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === MARK_RETRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
