/** What a failed delivery tells: the server cannot be reached; this mail not now; this recipient not at all. */
export type FailureKind = "down" | "later" | "refused";

/** A mail that could not be handed over for so long is given up. */
export const GIVE_UP_AFTER_HOURS = 72;
/** A recipient refused so often, while the server took other mail, is given up. */
export const REFUSALS_BELIEVED = 5;

const FIRST_DELAY_SECONDS = 5;
/** Half of the minute within which mail flows again after an outage. */
const LONGEST_DELAY_SECONDS = 30;
const PATIENT_ATTEMPTS = 10;
const REFUSED_DELAY_SECONDS = 30 * 60;

/**
 * Seconds until the next attempt: 5, 10, 20, then 30. A refused recipient is asked every half hour after the tenth
 * time: servers that refuse everybody for a while exist, and so do addresses that never come back.
 */
export function retryDelaySeconds(attempts: number, kind: FailureKind): number {
  if (kind === "refused" && attempts > PATIENT_ATTEMPTS) return REFUSED_DELAY_SECONDS;
  return Math.min(FIRST_DELAY_SECONDS * 2 ** Math.min(Math.max(attempts - 1, 0), 10), LONGEST_DELAY_SECONDS);
}

type SmtpError = { code?: unknown; command?: unknown; responseCode?: unknown };

/** What an error of the mail library means. Only the server's own answer about recipient or content is held against the mail. */
export function failureKind(error: unknown): FailureKind {
  const { command, responseCode } = (typeof error === "object" && error !== null ? error : {}) as SmtpError;
  const aboutThisMail = command === "RCPT TO" || command === "DATA" || command === "API";
  if (typeof responseCode !== "number" || responseCode === 421 || !aboutThisMail) return "down";
  return responseCode >= 500 ? "refused" : "later";
}

/** A failure in a word for the row: codes only, the server's words may quote an address. */
export function failureCode(error: unknown): string {
  const { code, command, responseCode } = (typeof error === "object" && error !== null ? error : {}) as SmtpError;
  return (
    [code, command, responseCode].filter((part) => typeof part === "string" || typeof part === "number").join(" ") || "unknown"
  );
}
