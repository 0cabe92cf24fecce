/** Purposes of signed links: the token of one opens nothing else. */

/** Confirms the address of a visitor's subscription; its id. */
export const CONFIRM_PURPOSE = "confirm";
/** Ends a visitor's subscription; its id. */
export const STOP_SUBSCRIPTION = "subscription";
/** Ends the alert mails of an account; the user's id. */
export const STOP_ALERTS = "alerts";

/** Where a confirmation holds no longer. */
export const CONFIRM_HOURS = 72;
