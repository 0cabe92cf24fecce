import type { Day } from "#lib/kernel/clock.ts";

/** A qualification as entered, and the form in which it is compared. */
export type Held = { text: string; key: string };

/** What a certificate says about holding a qualification. */
export type Proof = Held & { validUntil: Day | null };

/** Certificates a firm may keep. */
export const MOST_CERTIFICATES = 50;

/** Days before its end in which a certificate stands on the firm's desk. */
export const ENDING_DAYS = 30;

/** In force on this day: its last day counts. */
export const isInForce = (validUntil: Day | null, today: Day): boolean => validUntil === null || validUntil >= today;

/**
 * What a firm holds: what it states without a certificate, and what a certificate in force proves. A qualification that has
 * certificates counts only while one of them is in force, whatever was typed beside them.
 *
 * @param dropped keys that a certificate proved until now and that are not to stay behind as mere statements
 */
export function heldQualifications(
  stated: readonly Held[],
  proofs: readonly Proof[],
  today: Day,
  dropped: readonly string[] = [],
): Held[] {
  const proved = new Set([...proofs.map(({ key }) => key), ...dropped]);
  const inForce = proofs.filter(({ validUntil }) => isInForce(validUntil, today));
  const held = [...stated.filter(({ key }) => !proved.has(key)), ...inForce.map(({ text, key }) => ({ text, key }))];
  return held.filter(({ key }, i) => held.findIndex((other) => other.key === key) === i);
}

/** What a firm's form shows as stated by hand: what a certificate in force proves is shown with the certificate. */
export function withoutProved(
  held: readonly string[],
  certificates: readonly { qualification: string; isInForce: boolean }[],
): string[] {
  const proved = new Set(certificates.filter(({ isInForce }) => isInForce).map(({ qualification }) => qualification));
  return held.filter((text) => !proved.has(text));
}
