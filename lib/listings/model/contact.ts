import type { Contact } from "../model.ts";

const MOBILE = /^1[3-9]\d{9}$/;

/** The contact that a partial one stands for; a mobile number written as telephone is kept as mobile. null when nothing is in it. */
export function contactFrom(given: { [Key in keyof Contact]?: Contact[Key] | undefined } | null): Contact | null {
  if (given === null) return null;
  const digits = given.phone?.replace(/[\s-]/g, "").replace(/^(\+?86)(?=1\d{10}$)/, "") ?? "";
  const isMobile = MOBILE.test(digits) && !given.mobile;
  const contact: Contact = {
    name: given.name ?? null,
    mobile: isMobile ? digits : (given.mobile ?? null),
    phone: isMobile ? null : (given.phone ?? null),
    email: given.email ?? null,
  };
  return Object.values(contact).every((value) => value === null) ? null : contact;
}

/** A contact as stored beside a revision; null for anything that is none. */
export function contactOfJson(value: unknown): Contact | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const text = (entry: unknown): string | null => (typeof entry === "string" ? entry : null);
  const { name, mobile, phone, email } = value as Record<string, unknown>;
  return contactFrom({ name: text(name), mobile: text(mobile), phone: text(phone), email: text(email) });
}

export const NO_CONTACT: Contact = { name: null, mobile: null, phone: null, email: null };
