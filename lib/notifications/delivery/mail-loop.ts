import { linkSecret } from "#lib/auth/secrets.ts";
import type { Db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { logger } from "#lib/logging/logger.ts";
import { driverOf, messageChannels } from "../channels/drivers.ts";
import { sendShortMessages } from "../channels/messenger.ts";
import { bundleDue } from "./bundle.ts";
import { createMailer } from "./mailer.ts";
import { createMailTransport } from "./transport.ts";

/** Decision mails come due by the clock alone, so the loop looks even when nobody wakes it. */
const IDLE_MS = 2_000;

export type MailLoop = {
  /** New mail has been written: look now. */
  wake(): void;
  /** Finish the mails on their way, at most `withinMs`. */
  stop(withinMs: number): Promise<void>;
};

/** The one clock all senders share. */
async function databaseClock(db: Db): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (!row) throw new Error("the database told no time");
  return row.now;
}

/** Gather what is due and send it, mail and short messages, until stopped; a database that is away is waited for. */
export function startMailLoop(db: Db): MailLoop {
  const settings = env();
  const transport = createMailTransport(settings);
  const mailer = createMailer({ db, transport, baseUrl: settings.APP_BASE_URL, secretOf: linkSecret });
  let stopping = false;
  let wakeUp: () => void = () => undefined;
  let woken = false;

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, woken || stopping ? 0 : IDLE_MS);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function loop(): Promise<void> {
    while (!stopping) {
      woken = false;
      try {
        await bundleDue(db, await databaseClock(db));
        await mailer.sweep();
        for (const channel of messageChannels()) {
          const driver = driverOf(channel);
          if (driver) await sendShortMessages(db, channel, driver);
        }
      } catch (error) {
        logger().error({ err: error }, "mail sweep failed");
      }
      await pause();
    }
  }
  const running = loop();

  return {
    wake() {
      woken = true;
      wakeUp();
    },
    async stop(withinMs) {
      stopping = true;
      mailer.stop();
      wakeUp();
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, withinMs).unref())]);
      transport.close();
    },
  };
}
