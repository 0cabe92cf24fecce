import { maskContact } from "./text.ts";

/** What a contact is made of, in the order in which it is shown. */
export const CONTACT_FIELDS = ["name", "mobile", "phone", "email"] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];
/** How somebody is reached: of a listing, of a firm, or shown by a grant. Private wherever it stands. */
export type Contact = Record<ContactField, string | null>;
export const NO_CONTACT: Contact = { name: null, mobile: null, phone: null, email: null };

/** A contact as staff see it: 张*, 138****1234. Of a name, however long, only its first character is left. */
export function maskedContact({ name, mobile, phone, email }: Contact): Contact {
  const masked = (value: string | null) => (value === null ? null : maskContact(value));
  return {
    name: name && `${Array.from(name)[0]}*`,
    mobile: masked(mobile),
    phone: masked(phone),
    email: masked(email),
  };
}
