// A mail server that misbehaves as told: refuses, is slow, drops the connection after taking a mail, goes away and comes back.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { headerOf, type ReceivedMail } from "./smtp.ts";

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

const refusal = (responseCode: number) => Object.assign(new Error("refused by the test"), { responseCode });

/** Start the server; `mood` may be changed at any time. */
export async function startFickleServer(mood: Mood = {}) {
  const received: ReceivedMail[] = [];
  let server: SMTPServer | null = null;
  let port = 0;
  const wait = () => new Promise((resolve) => setTimeout(resolve, mood.delayMs ?? 0));

  async function start(): Promise<void> {
    server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      logger: false,
      closeTimeout: 100,
      onRcptTo({ address }, _session, done) {
        const code = mood.recipient?.(address) ?? null;
        void wait().then(() => done(code === null ? null : refusal(code)));
      },
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const code = mood.content?.() ?? null;
          if (code !== null) return void done(refusal(code));
          const raw = Buffer.concat(chunks).toString("utf8");
          received.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
            raw,
            notificationId: headerOf(raw, "X-JJJ-Notification-Id"),
            messageId: headerOf(raw, "Message-ID"),
          });
          if (mood.dropAfterContent?.()) {
            for (const connection of server?.connections ?? [])
              (connection as { _socket?: { destroy(): void } })._socket?.destroy();
            return;
          }
          void wait().then(() => done());
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
