import { type Actor, isSignedIn, isSystem } from "./actor.ts";

/** What people may do with accounts: making one, coming back into it, looking after it. Whose it is stands in the command. */
export const accountPolicy = {
  "account.register": (_actor: Actor, _row: null) => true,
  /** Ask for a mailed link and use it. */
  "account.recover": (_actor: Actor, _row: null) => true,
  "account.manage": (actor: Actor, _row: null) => isSignedIn(actor),
  "account.makeKeys": (actor: Actor, _row: null) => isSignedIn(actor),
  "account.export": (actor: Actor, _row: null) => isSignedIn(actor) || isSystem(actor),
} as const;
