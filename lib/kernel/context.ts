import type { Db } from "#lib/db/client.ts";
import type { Locale } from "#lib/i18n/catalogue.ts";
import type { Actor } from "#lib/policies/actor.ts";

/** Everything a command or query may know of its caller. The clock is `now`; nothing below reads another. */
export type Context = {
  db: Db;
  actor: Actor;
  now: Date;
  locale: Locale;
  /** Client address through TRUSTED_PROXY_HOPS; null for jobs and the command line. */
  address: string | null;
};

/** What a query needs: the same, named from the reader's side. */
export type Viewing = Context;
