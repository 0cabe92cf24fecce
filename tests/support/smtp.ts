// A mail server of the test's own, on a free port of this machine. It can be taken away and brought back, and misbehaves as
// its mood says.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

export type ReceivedMail = { to: string[]; from: string; raw: string; notificationId: string | null; messageId: string | null };

/** What a server does other than taking every mail at once; empty: nothing. */
export type Mood = {
  /** Answer to a recipient; null takes it. */
  recipient?: (address: string) => number | null;
  /** Answer after the content; null takes it. */
  content?: () => number | null;
  /** Take the mail, then lose the connection instead of saying so. */
  dropAfterContent?: () => boolean;
  /** Milliseconds before each answer. */
  delayMs?: number;
};

/** One header of a raw mail, unfolded by the caller; null when it is missing. */
export const headerOf = (raw: string, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*((?:.*(?:\\r?\\n[ \\t].*)*))`, "im").exec(raw.split(/\r?\n\r?\n/)[0] ?? "")?.[1]?.trim() ?? null;

const refusal = (responseCode: number) => Object.assign(new Error("refused by the test"), { responseCode });

const decoded = (encoding: string | null, body: string): string => {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body;
  const bytes = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
};

const decodedHeader = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how, word) =>
      how.toLowerCase() === "b" ? decoded("base64", word) : decoded("quoted-printable", word.replaceAll("_", " ")),
    )
    .replace(/\r?\n\s+/g, " ");

/** Subject, text part and HTML part of a raw mail as a mail program shows them; "" where a part is missing. */
export function partsOf(raw: string): { subject: string; text: string; html: string } {
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(headerOf(raw, "Content-Type") ?? "")?.[1] ?? "";
  const part = (type: string): string => {
    const found = raw.split(`--${boundary}`).find((one) => (headerOf(one.trimStart(), "Content-Type") ?? "").startsWith(type));
    const body =
      found
        ?.trimStart()
        .split(/\r?\n\r?\n/)
        .slice(1)
        .join("\n\n") ?? "";
    return decoded(headerOf(found?.trimStart() ?? "", "Content-Transfer-Encoding"), body);
  };
  return { subject: decodedHeader(headerOf(raw, "Subject") ?? ""), text: part("text/plain"), html: part("text/html") };
}

function receivedMail({ envelope }: SMTPServerSession, raw: string): ReceivedMail {
  return {
    to: envelope.rcptTo.map(({ address }) => address),
    from: envelope.mailFrom ? envelope.mailFrom.address : "",
    raw,
    notificationId: headerOf(raw, "X-JJJ-Notification-Id"),
    messageId: headerOf(raw, "Message-ID"),
  };
}

/** Start a server; `mood` may be changed at any time. `stop` refuses connections from then on, `start` listens on the same port again. */
export async function startMailServer(mood: Mood = {}) {
  const received: ReceivedMail[] = [];
  let port = 0;
  let server: SMTPServer | null = null;
  /** Answer, after the delay if there is one. */
  const after = (answer: () => void): void => void (mood.delayMs ? setTimeout(answer, mood.delayMs) : answer());

  function cutConnections(): void {
    for (const connection of server?.connections ?? []) (connection as { _socket?: { destroy(): void } })._socket?.destroy();
  }

  async function start(): Promise<void> {
    server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      logger: false,
      // A server that goes away does not wait half a minute for an idle client to say goodbye.
      closeTimeout: 100,
      onRcptTo({ address }, _session, done) {
        const code = mood.recipient?.(address) ?? null;
        after(() => done(code === null ? null : refusal(code)));
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const code = mood.content?.() ?? null;
          if (code !== null) return void done(refusal(code));
          received.push(receivedMail(session, Buffer.concat(chunks).toString("utf8")));
          if (mood.dropAfterContent?.()) return cutConnections();
          after(done);
        });
      },
    });
    server.on("error", () => undefined);
    server.listen(port, "127.0.0.1");
    await once(server.server, "listening");
    port = (server.server.address() as AddressInfo).port;
  }

  async function stop(): Promise<void> {
    const closing = server;
    server = null;
    if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()));
  }

  await start();
  return { received, mood, start, stop, url: `smtp://127.0.0.1:${port}` };
}
