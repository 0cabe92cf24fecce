import type { Channel } from "../model/topics.ts";

/** Channels of short messages; mail has a transport of its own. */
export type MessageChannel = Exclude<Channel, "EMAIL">;

/**
 * One short message as services of SMS and WeChat take it: the name of a template that was registered with them, and what is put
 * into it. `id` is the notification's: a service that is told it twice sends once.
 */
export type ShortMessage = { id: string; to: string; template: string; values: Readonly<Record<string, string>>; text: string };

/** A service that takes short messages. It throws when it did not take one. */
export type MessageDriver = {
  /** Where a person can be reached by it; null: nowhere. */
  addressOf(person: { userId: string; mobile: string | null }): string | null;
  send(message: ShortMessage): Promise<void>;
};
