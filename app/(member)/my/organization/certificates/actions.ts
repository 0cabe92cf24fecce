"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import type { Context } from "#lib/kernel/context.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { removeCertificate, saveCertificate } from "#lib/organizations/commands/save-certificate.ts";
import { certificateForm } from "#lib/organizations/schema/certificate.ts";

/** The firm a member's form is about: their own, whatever the form says. */
function ownFirm(ctx: Context): string {
  if (!ctx.actor.organizationId) throw new DomainError("NOT_FOUND", "no firm");
  return ctx.actor.organizationId;
}

export const save = defineAction(
  "organizations.saveCertificate",
  certificateForm,
  async (ctx, { id = null, version = null, ...input }) => {
    const saved = await saveCertificate(ctx, ownFirm(ctx), { id, version, input });
    return { redirectTo: `/my/organization/certificates/${saved}?done=saved` };
  },
  { ability: "organization.edit" },
);

export const remove = defineAction(
  "organizations.removeCertificate",
  z.strictObject({ id: z.uuid() }),
  async (ctx, { id }) => {
    await removeCertificate(ctx, ownFirm(ctx), id);
    return { redirectTo: "/my/organization?done=certificateRemoved#certificates" };
  },
  { ability: "organization.edit" },
);
