import type { MemberRole, Region, Verification } from "#lib/db/generated/enums.ts";
import { type Contact, maskedContact, NO_CONTACT } from "#lib/kernel/contact.ts";
import { maskContact } from "#lib/kernel/text.ts";

export type MemberView = { id: string; name: string; email: string | null; mobile: string | null; role: "owner" | "member" };

/** A firm as the API answers it (contract, `Organization`). Contact and members are there for its own people and staff only. */
export type OrganizationView = {
  id: string;
  name: string;
  creditCode: string | null;
  creditCodeChecked: boolean;
  orgType: string | null;
  region: Region;
  division: string | null;
  address: string | null;
  website: string | null;
  intro: string;
  qualifications: string[];
  tags: string[];
  claimed: boolean;
  listings: number;
  url: string;
  version: number;
  verification: { status: Verification; checked: string[]; at: string | null; by: string | null };
  contact?: Contact;
  members?: MemberView[];
};

export type JoinRequestView = {
  id: string;
  organizationId: string;
  person: { id: string; name: string };
  note: string;
  status: "OPEN" | "ACCEPTED" | "DECLINED";
  createdAt: string;
  decidedAt: string | null;
};

/** How much of a contact somebody sees: all, masked (staff), nothing (auditor, others). */
export type ContactSight = "full" | "masked" | "none";

const shown = (value: string | null, sight: ContactSight): string | null =>
  sight === "full" || value === null ? value : sight === "masked" ? maskContact(value) : null;

/** A contact as far as it may be seen. */
export function contactAs(contact: Contact | null, sight: ContactSight): Contact {
  if (contact === null || sight === "none") return NO_CONTACT;
  return sight === "full" ? contact : maskedContact(contact);
}

type MemberRow = { role: MemberRole; user: { id: string; name: string; email: string | null; mobile: string | null } };

/** The people of a firm as far as they may be seen, owners first. */
export function membersAs(rows: readonly MemberRow[], sight: ContactSight): MemberView[] {
  return rows
    .toSorted((a, b) => (a.role === b.role ? 0 : a.role === "OWNER" ? -1 : 1))
    .map(({ role, user }) => ({
      id: user.id,
      name: user.name,
      email: shown(user.email, sight),
      mobile: shown(user.mobile, sight),
      role: role === "OWNER" ? "owner" : "member",
    }));
}
