import { type Actor, isSignedIn, isSystem } from "./actor.ts";

/** Saved searches, notifications and how somebody wants to be told. Whose they are stands in the command. */
export const alertPolicy = {
  /** Save, change and delete searches; choose how to be told. */
  "alert.keep": (actor: Actor, _row: null) => isSignedIn(actor),
  /** Read one's own searches and notifications, mark them read. */
  "alert.read": (actor: Actor, _row: null) => isSignedIn(actor),
  /** Subscribe an address without an account, and confirm it. */
  "alert.subscribe": (_actor: Actor, _row: null) => true,
  /** Stop mails with the signed link that stands in them. */
  "alert.unsubscribe": (_actor: Actor, _row: null) => true,
  /** Look through what is new, and gather it in mails. */
  "alert.find": (actor: Actor, _row: null) => isSystem(actor),
} as const;
