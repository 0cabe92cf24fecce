const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A credit code as it was read: `valid` says whether its form and its check character fit GB 32100. */
export type CreditCodeCheck = { normalised: string; valid: boolean };

/** The check character of the first 17 characters of a unified social credit code (GB 32100); null when one of them is not in its alphabet. */
export function creditCheckCharacter(first17: string): string | null {
  if (first17.length !== WEIGHTS.length) return null;
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(index));
    if (value < 0) return null;
    sum += value * weight;
  }
  // The outer remainder matters: without it the codes that end in 0, one in 31, are refused.
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * Read a unified social credit code: full-width characters, spaces, hyphens and lower case are folded, then the check character is compared.
 * A few codes in real use fail the check, so callers warn and let staff confirm instead of refusing.
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  const normalised = text
    .normalize("NFKC")
    .replace(/[\s\-\u200b-\u200f\u2060\ufeff]/gu, "")
    .toUpperCase();
  const valid = normalised.length === 18 && creditCheckCharacter(normalised.slice(0, 17)) === normalised.charAt(17);
  return { normalised, valid };
}

/** Whether a text has the length and the characters of a credit code, whatever its check character says. */
export function looksLikeCreditCode(normalised: string): boolean {
  return /^[0-9A-Z]{18}$/.test(normalised);
}
