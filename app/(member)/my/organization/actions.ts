"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { email, version } from "#lib/kernel/fields.ts";
import { parseInput } from "#lib/kernel/parse.ts";
import { handOver, leaveOrganization, removeMember } from "#lib/organizations/commands/change-members.ts";
import { createOrganization } from "#lib/organizations/commands/create-organization.ts";
import { decideJoin } from "#lib/organizations/commands/decide-join.ts";
import { decideVerification } from "#lib/organizations/commands/decide-verification.ts";
import { editOrganization } from "#lib/organizations/commands/edit-organization.ts";
import { inviteMember } from "#lib/organizations/commands/invite-member.ts";
import { fromOrganizationForm, organizationForm, organizationInput, organizationPatch } from "#lib/organizations/schema.ts";

const PAGE = "/my/organization";

/** The firm a member's form is about: their own, whatever the form says. */
function ownFirm(ctx: Context): string {
  if (!ctx.actor.organizationId) throw new DomainError("NOT_FOUND", "no firm");
  return ctx.actor.organizationId;
}

export const createOwn = defineAction(
  "organizations.create",
  organizationForm,
  async (ctx, form) => {
    await createOrganization(ctx, parseInput(organizationInput, fromOrganizationForm(form)));
    return { redirectTo: PAGE };
  },
  { ability: "organization.create" },
);

export const saveOwn = defineAction(
  "organizations.edit",
  organizationForm.extend({ version: version() }),
  async (ctx, { version: read, ...form }) => {
    const id = ownFirm(ctx);
    await editOrganization(ctx, id, read, parseInput(organizationPatch, fromOrganizationForm(form)));
    revalidatePath(PAGE);
    return { message: t(ctx.locale, "organizations.mySaved") };
  },
  { ability: "organization.edit" },
);

export const submitOwn = defineAction(
  "organizations.submitVerification",
  z.strictObject({ version: version() }),
  async (ctx, { version: read }) => {
    await decideVerification(ctx, ownFirm(ctx), read, { decision: "submit" });
    revalidatePath(PAGE);
    return { message: t(ctx.locale, "organizations.verificationSubmitted") };
  },
  { ability: "organization.submitVerification" },
);

export const invite = defineAction(
  "organizations.invite",
  z.strictObject({ inviteEmail: email() }),
  async (ctx, { inviteEmail }) => {
    await inviteMember(ctx, ownFirm(ctx), inviteEmail);
    revalidatePath(PAGE);
    return { message: t(ctx.locale, "organizations.inviteSent") };
  },
  { ability: "organization.invite" },
);

const member = z.strictObject({ userId: z.uuid() });

export const makeOwner = defineAction(
  "organizations.handOver",
  member,
  async (ctx, { userId }) => {
    await handOver(ctx, ownFirm(ctx), userId);
    revalidatePath(PAGE);
    return { redirectTo: `${PAGE}?done=handedOver` };
  },
  { ability: "organization.manageMembers" },
);

export const remove = defineAction(
  "organizations.removeMember",
  member,
  async (ctx, { userId }) => {
    await removeMember(ctx, ownFirm(ctx), userId);
    revalidatePath(PAGE);
    return { redirectTo: `${PAGE}?done=removed` };
  },
  { ability: "organization.manageMembers" },
);

export const leave = defineAction(
  "organizations.leave",
  z.strictObject({}),
  async (ctx) => {
    await leaveOrganization(ctx, ownFirm(ctx));
    revalidatePath(PAGE);
    return { redirectTo: `${PAGE}?done=left` };
  },
  { ability: "organization.leave" },
);

export const decideOwnJoin = defineAction(
  "organizations.decideJoin",
  z.strictObject({ requestId: z.uuid(), decision: z.enum(["accept", "decline"]) }),
  async (ctx, { requestId, decision }) => {
    await decideJoin(ctx, ownFirm(ctx), requestId, decision);
    revalidatePath(PAGE);
    return { message: t(ctx.locale, decision === "accept" ? "organizations.joinAccepted" : "organizations.joinDeclined") };
  },
  { ability: "organization.decideJoin" },
);
