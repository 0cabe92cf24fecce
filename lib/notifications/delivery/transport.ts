import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import { createTransport, type Transporter } from "nodemailer";
import type { Env } from "#lib/env.ts";
import { breaksHeader, isSingleAddress, parseSender } from "../model/address.ts";

/** One mail ready to go. `id` is the notification's: it makes the Message-ID, so that a repeat is recognised. */
export type OutgoingMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
  /** Address at which a mail program ends mails of this sort with one press (RFC 8058). */
  unsubscribeUrl?: string;
};

/** Hands mails over: to an SMTP server, or as files. */
export type MailTransport = { send(mail: OutgoingMail): Promise<void>; close(): void };

type Settings = Pick<Env, "SMTP_URL" | "MAIL_FROM" | "APP_BASE_URL" | "DATA_DIR">;

const CONNECT_MS = 10_000;
const GREETING_MS = 30_000;
const SILENCE_MS = 60_000;

/** A mail that must not reach the mail library: refused for its own sake, and never tried again. */
export class UnsendableMail extends Error {}

/** Message-ID of a notification: the same for every attempt. */
export function messageId(notificationId: string, baseUrl: string): string {
  return `<${notificationId}@${new URL(baseUrl).hostname.replace(/[[\]]/g, "")}>`;
}

/** The transport the settings name. */
export function createMailTransport(settings: Settings): MailTransport {
  return settings.SMTP_URL ? smtpTransport(settings, settings.SMTP_URL) : fileTransport(settings);
}

/**
 * The message as the library takes it, recipient and sender as parsed parts.
 * @throws {UnsendableMail} for more or less than one plain recipient, and for a subject that could end its header
 */
function message(settings: Settings, mail: OutgoingMail) {
  if (!isSingleAddress(mail.to)) throw new UnsendableMail("recipient");
  if (breaksHeader(mail.subject)) throw new UnsendableMail("subject");
  const from = parseSender(settings.MAIL_FROM);
  return {
    from,
    to: { name: "", address: mail.to },
    envelope: { from: from.address, to: [mail.to] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: "quoted-printable" as const,
    messageId: messageId(mail.id, settings.APP_BASE_URL),
    date: mail.createdAt,
    headers: {
      "X-JJJ-Notification-Id": mail.id,
      "Auto-Submitted": "auto-generated",
      ...(mail.unsubscribeUrl && {
        "List-Unsubscribe": `<${mail.unsubscribeUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function smtpTransport(settings: Settings, url: string): MailTransport {
  const transporter: Transporter = createTransport({
    url,
    // One connection, kept for the next mail. The library never sends a mail again by itself when the connection is lost:
    // whether it is sent again is decided here, by its row.
    pool: true,
    maxConnections: 1,
    maxRequeues: 0,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[0]);
  return {
    async send(mail) {
      await transporter.sendMail(message(settings, mail));
    },
    close: () => transporter.close(),
  };
}

/** Without a server: `DATA_DIR/mail/<instant>-<notificationId>.eml`, written beside and renamed, so that no reader sees half a mail. */
function fileTransport(settings: Settings): MailTransport {
  const folder = path.join(settings.DATA_DIR, "mail");
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async send(mail) {
      const { message: bytes } = await composer.sendMail(message(settings, mail));
      await mkdir(folder, { recursive: true });
      const name = `${mail.createdAt.toISOString().replaceAll(":", "-")}-${mail.id}.eml`;
      const draft = path.join(folder, `.${name}.part`);
      const file = await open(draft, "w", 0o600);
      try {
        await file.writeFile(bytes as Buffer);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path.join(folder, name));
    },
    close: () => composer.close(),
  };
}
