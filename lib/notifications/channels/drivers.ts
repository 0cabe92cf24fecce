import { env } from "#lib/env.ts";
import { logger } from "#lib/logging/logger.ts";
import type { MessageChannel, MessageDriver } from "./driver.ts";

/** Writes messages to the log instead of sending them, with their words but never with the number they are for. */
const consoleDriver = (channel: MessageChannel): MessageDriver => ({
  // A person is known to WeChat by a name that its own service gives; here the account stands for it.
  addressOf: ({ userId, mobile }) => (channel === "SMS" ? mobile : userId),
  async send({ id, template, text }) {
    logger().info({ channel, notification: id, template, text }, "short message");
  },
});

/** The service that a channel is set to use; null: the channel is not offered to anybody. */
export function driverOf(channel: MessageChannel): MessageDriver | null {
  const set = channel === "SMS" ? env().SMS_DRIVER : env().WECHAT_DRIVER;
  return set === "console" ? consoleDriver(channel) : null;
}

/** The channels of short messages that are in use. */
export const messageChannels = (): MessageChannel[] =>
  (["SMS", "WECHAT"] as const).filter((channel) => driverOf(channel) !== null);
