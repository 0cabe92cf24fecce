import type { Contact } from "#lib/kernel/contact.ts";
import { mobile } from "#lib/kernel/fields.ts";

/** The contact that a partial one stands for; a mobile number written as telephone is kept as mobile. null when nothing is in it. */
export function contactFrom(given: { [Key in keyof Contact]?: Contact[Key] | undefined } | null): Contact | null {
  if (given === null) return null;
  const inPhone = given.mobile ? null : (mobile().safeParse(given.phone).data ?? null);
  const contact: Contact = {
    name: given.name ?? null,
    mobile: inPhone ?? given.mobile ?? null,
    phone: inPhone === null ? (given.phone ?? null) : null,
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
