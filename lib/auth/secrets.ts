import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "#lib/env.ts";

/** SHA-256, hex, of bytes or of a text's UTF-8: how tokens and API keys are stored. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** 256 random bits, base64url. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * The secret of a mailed link, derived from its row id: the mail can be written (again) by the worker
 * although only the secret's hash is stored.
 */
export function linkSecret(tokenId: string): string {
  return `${tokenId.replaceAll("-", "")}${createHmac("sha256", env().AUTH_SECRET).update(`mailed-token:${tokenId}`).digest("base64url")}`;
}

/** A name for something that its reader must not be able to guess from what it is made of, such as a group of unnamed firms. */
export function opaqueName(purpose: string, text: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${purpose}:${text}`).digest("base64url");
}

/**
 * A link that works without sign-in and is kept nowhere: what it is for, whose it is, and a signature over both. It holds until
 * the secret of the service changes.
 */
export function signedToken(purpose: string, id: string): string {
  return `${purpose}.${id}.${opaqueName(`signed-token:${purpose}`, id)}`;
}

/** Whose a signed link of this purpose is; null for one that was not made here. */
export function readSignedToken(purpose: string, token: string): string | null {
  const [, id = ""] = token.split(".");
  const made = Buffer.from(signedToken(purpose, id));
  const given = Buffer.from(token);
  return made.length === given.length && timingSafeEqual(made, given) ? id : null;
}
