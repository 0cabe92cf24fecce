import { hash, verify } from "@node-rs/argon2";

/** argon2id as OWASP recommends it: 19 MiB, two passes, one thread. About 25 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of a random text that nobody knows: checked against for unknown accounts, so that they take the same time. */
let dummy: Promise<string> | null = null;

/** The stored form of a password. The text is taken as it is: no trimming, no folding, no truncation. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Is this the password? Without a stored one the answer is no, after the same work. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hash(crypto.randomUUID(), COST);
  const matches = await verify(stored ?? (await dummy), password).catch(() => false);
  return matches && stored !== null;
}
