import type { Viewing } from "#lib/kernel/context.ts";
import { authorize } from "#lib/policies/authorize.ts";
import { messageChannels } from "../channels/drivers.ts";
import type { Pace } from "../model/due.ts";
import { STANDARD_QUIET } from "../model/due.ts";
import { type Channel, standardPace, TOPICS, type Topic } from "../model/topics.ts";
import { type Choose, LANGUAGE_OF_PAGES } from "../schema.ts";
import { reachOf } from "./reach.ts";

/** How the reader is told now, for the page of settings. */
export type Choices = {
  email: string | null;
  /** Channels that are in use here, with the pace of each topic. */
  channels: { channel: Channel; paces: Record<Topic, Pace> }[];
  quietFrom: number;
  quietTo: number;
  quietForAll: boolean;
  /** Language of mail, where the reader chose one. */
  mailLanguage: Choose["mailLanguage"];
};

/** @throws {DomainError} UNAUTHENTICATED */
export async function getChoices({ db, actor }: Viewing): Promise<Choices> {
  authorize(actor, "alert.read", null);
  const person = (await reachOf(db, [actor.userId ?? ""])).get(actor.userId ?? "");
  const quiet = person?.quiet ?? STANDARD_QUIET;
  const pacesOf = (channel: Channel) =>
    Object.fromEntries(TOPICS.map((topic) => [topic, person?.paceOf(topic, channel) ?? standardPace(topic, channel)])) as Record<
      Topic,
      Pace
    >;
  return {
    email: person?.email ?? null,
    channels: (["EMAIL", ...messageChannels()] as const).map((channel) => ({ channel, paces: pacesOf(channel) })),
    quietFrom: quiet.fromMinute,
    quietTo: quiet.toMinute,
    quietForAll: person?.quietForAll ?? false,
    mailLanguage: person?.choseLocale ? person.locale : LANGUAGE_OF_PAGES,
  };
}
