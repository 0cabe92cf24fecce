// A mail server of the test's own, on a free port of this machine, which can be taken away and brought back.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = { to: string[]; from: string; raw: string; notificationId: string | null; messageId: string | null };

/** One header of a raw mail, unfolded by the caller; null when it is missing. */
export const headerOf = (raw: string, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*((?:.*(?:\\r?\\n[ \\t].*)*))`, "im").exec(raw.split(/\r?\n\r?\n/)[0] ?? "")?.[1]?.trim() ?? null;

/** Start a server; `stop` refuses connections from then on, `start` listens on the same port again. */
export async function startMailServer() {
  const received: ReceivedMail[] = [];
  let port = 0;
  let server: SMTPServer | null = null;

  async function start(): Promise<void> {
    server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      logger: false,
      // A server that goes away does not wait half a minute for an idle client to say goodbye.
      closeTimeout: 100,
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const raw = Buffer.concat(chunks).toString("utf8");
          received.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
            raw,
            notificationId: headerOf(raw, "X-JJJ-Notification-Id"),
            messageId: headerOf(raw, "Message-ID"),
          });
          done();
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
  return { received, start, stop, url: `smtp://127.0.0.1:${port}` };
}
