"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { email, paragraph, requiredLine, version } from "#lib/kernel/fields.ts";
import { parseInput } from "#lib/kernel/parse.ts";
import { checkCertificate } from "#lib/organizations/commands/check-certificate.ts";
import { createOrganization } from "#lib/organizations/commands/create-organization.ts";
import { decideJoin } from "#lib/organizations/commands/decide-join.ts";
import { decideVerification } from "#lib/organizations/commands/decide-verification.ts";
import { editOrganization } from "#lib/organizations/commands/edit-organization.ts";
import { sendClaimLink } from "#lib/organizations/commands/send-claim-link.ts";
import {
  fromOrganizationForm,
  organizationForm,
  organizationInput,
  organizationPatch,
  verificationInput,
} from "#lib/organizations/schema.ts";

const pageOf = (id: string): string => `/staff/organizations/${id}`;

/** A firm entered for intake, without an account. */
export const enter = defineAction(
  "organizations.enter",
  organizationForm,
  async (ctx, form) => ({
    redirectTo: pageOf(await createOrganization(ctx, parseInput(organizationInput, fromOrganizationForm(form)))),
  }),
  { ability: "organization.create" },
);

export const edit = defineAction(
  "organizations.editByStaff",
  organizationForm.extend({ id: z.uuid(), version: version() }),
  async (ctx, { id, version: read, ...form }) => {
    await editOrganization(ctx, id, read, parseInput(organizationPatch, fromOrganizationForm(form)));
    revalidatePath(pageOf(id));
    return { message: t(ctx.locale, "organizations.mySaved") };
  },
  { ability: "organization.edit" },
);

export const decide = defineAction(
  "organizations.decideVerification",
  z.strictObject({
    id: z.uuid(),
    version: version(),
    decision: z.enum(["verify", "reject", "suspend", "restore"]),
    checked: z.array(requiredLine(40)).max(20).default([]),
    note: paragraph(1_000),
  }),
  async (ctx, { id, version: read, ...decision }) => {
    await decideVerification(ctx, id, read, parseInput(verificationInput, decision));
    revalidatePath(pageOf(id));
    return { message: t(ctx.locale, "organizations.staffDecided") };
  },
  { ability: "organization.verify" },
);

export const check = defineAction(
  "organizations.checkCertificate",
  z.strictObject({ id: z.uuid(), certificateId: z.uuid(), version: version(), checked: z.enum(["yes", "no"]) }),
  async (ctx, { id, certificateId, version: read, checked }) => {
    await checkCertificate(ctx, id, { id: certificateId, version: read, checked: checked === "yes" });
    revalidatePath(pageOf(id));
    return { message: t(ctx.locale, checked === "yes" ? "certificates.staffChecked" : "certificates.staffUnchecked") };
  },
  { ability: "organization.verify" },
);

export const mailClaimLink = defineAction(
  "organizations.sendClaimLink",
  z.strictObject({ id: z.uuid(), email: email().nullable().optional() }),
  async (ctx, { id, email: to }) => {
    await sendClaimLink(ctx, id, to ?? null);
    return { message: t(ctx.locale, "organizations.staffClaimLinkSent") };
  },
  { ability: "organization.sendClaimLink" },
);

export const decideClaim = defineAction(
  "organizations.decideClaim",
  z.strictObject({ id: z.uuid(), requestId: z.uuid(), decision: z.enum(["accept", "decline"]) }),
  async (ctx, { id, requestId, decision }) => {
    await decideJoin(ctx, id, requestId, decision);
    revalidatePath(pageOf(id));
    return { message: t(ctx.locale, decision === "accept" ? "organizations.joinAccepted" : "organizations.joinDeclined") };
  },
  { ability: "organization.decideJoin" },
);
