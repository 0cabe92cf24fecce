import { z } from "zod";
import { REGIONS } from "#lib/kernel/regions.ts";

const instant = z.string();

export const contactResponse = z.strictObject({
  name: z.string().nullable(),
  mobile: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
});

/** The contract's Organization, closed: nothing else ever leaves. */
export const organizationResponse = z.strictObject({
  id: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  creditCodeChecked: z.boolean(),
  orgType: z.string().nullable(),
  region: z.enum(REGIONS),
  division: z.string().nullable(),
  address: z.string().nullable(),
  website: z.string().nullable(),
  intro: z.string(),
  qualifications: z.array(z.string()),
  tags: z.array(z.string()),
  claimed: z.boolean(),
  listings: z.number().int(),
  url: z.string(),
  version: z.number().int(),
  verification: z.strictObject({
    status: z.enum(["UNVERIFIED", "SUBMITTED", "VERIFIED", "SUSPENDED"]),
    checked: z.array(z.string()),
    at: instant.nullable(),
    by: z.string().nullable(),
  }),
  contact: contactResponse.optional(),
  members: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        email: z.string().nullable(),
        mobile: z.string().nullable(),
        role: z.enum(["owner", "member"]),
      }),
    )
    .optional(),
});

export const joinRequestResponse = z.strictObject({
  id: z.string(),
  organizationId: z.string(),
  person: z.strictObject({ id: z.string(), name: z.string() }),
  note: z.string(),
  status: z.enum(["OPEN", "ACCEPTED", "DECLINED"]),
  createdAt: instant,
  decidedAt: instant.nullable(),
});

export const meResponse = z.strictObject({
  id: z.string(),
  email: z.string().nullable(),
  mobile: z.string().nullable(),
  role: z.enum(["member", "moderator", "editor", "admin", "auditor"]),
  persona: z.enum(["pending", "member", "owner", "suspended", "moderator", "editor", "admin", "auditor"]),
  organization: z.strictObject({ id: z.string(), name: z.string(), role: z.enum(["owner", "member"]) }).nullable(),
  scopes: z.array(z.string()).nullable(),
});
