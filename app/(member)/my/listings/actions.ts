"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { version } from "#lib/kernel/fields.ts";
import { copyToOtherSide } from "#lib/listings/commands/copy-to-other-side.ts";
import { deleteDraft } from "#lib/listings/commands/delete-draft.ts";
import { discardRevision } from "#lib/listings/commands/discard-revision.ts";
import { duplicateListing } from "#lib/listings/commands/duplicate-listing.ts";
import { fulfilListing } from "#lib/listings/commands/fulfil-listing.ts";
import { renewListing } from "#lib/listings/commands/renew-listing.ts";
import { reopenListing } from "#lib/listings/commands/reopen-listing.ts";
import { withdrawListing } from "#lib/listings/commands/withdraw-listing.ts";
import { BULK_MOVES, plainMoveSchema, renewSchema, withdrawSchema } from "#lib/listings/schema/moves.ts";

const code = z.string().max(40);
const pageOf = (listing: string, done: string): string => `/my/listings/${listing}?done=${done}`;

const plain = z.strictObject({ code, ...plainMoveSchema.shape });

export const withdraw = defineAction(
  "listing.withdraw",
  z.strictObject({ code, ...withdrawSchema.shape }),
  async (ctx, input) => {
    await withdrawListing(ctx, input);
    return { redirectTo: pageOf(input.code, "withdrawn") };
  },
  { ability: "listing.withdraw" },
);

export const renew = defineAction(
  "listing.renew",
  z.strictObject({
    code,
    version: version().optional(),
    validUntil: z
      .string()
      .transform((text) => (text === "" ? undefined : text))
      .pipe(renewSchema.shape.validUntil)
      .optional(),
  }),
  async (ctx, input) => {
    await renewListing(ctx, input);
    return { redirectTo: pageOf(input.code, "renewed") };
  },
  { ability: "listing.renew" },
);

export const fulfil = defineAction(
  "listing.fulfil",
  z.strictObject({ code, note: withdrawSchema.shape.reason, version: version().optional() }),
  async (ctx, input) => {
    await fulfilListing(ctx, input);
    return { redirectTo: pageOf(input.code, "fulfilled") };
  },
  { ability: "listing.fulfil" },
);

export const reopen = defineAction(
  "listing.reopen",
  plain,
  async (ctx, input) => {
    await reopenListing(ctx, input);
    return { redirectTo: pageOf(input.code, "reopened") };
  },
  { ability: "listing.reopen" },
);

export const remove = defineAction(
  "listing.delete",
  plain,
  async (ctx, input) => {
    await deleteDraft(ctx, input);
    return { redirectTo: "/my/listings?done=deleted" };
  },
  { ability: "listing.delete" },
);

export const discard = defineAction(
  "listing.discardRevision",
  plain,
  async (ctx, input) => {
    await discardRevision(ctx, input);
    return { redirectTo: pageOf(input.code, "discarded") };
  },
  { ability: "listing.discard" },
);

export const duplicate = defineAction(
  "listing.duplicate",
  plain,
  async (ctx, input) => {
    const draft = await duplicateListing(ctx, input);
    return { redirectTo: localePath(ctx.locale, `/my/listings/${draft.code}/edit?step=1`) };
  },
  { ability: "listing.create" },
);

/** 批量: each listing on its own, so that one that cannot be moved stops no other; the list then says of each what became of it. */
export const moveMany = defineAction(
  "listing.moveMany",
  z.strictObject({
    codes: z.array(code, { error: "请先选中信息" }).min(1, "请先选中信息").max(20, "最多 20 条"),
    move: z.enum(BULK_MOVES, { error: "请选择操作" }),
    reason: withdrawSchema.shape.reason,
  }),
  async (ctx, { codes, move, reason }) => {
    const rows: string[] = [];
    for (const one of new Set(codes)) {
      try {
        if (move === "withdraw") await withdrawListing(ctx, { code: one, reason });
        else await renewListing(ctx, { code: one });
        rows.push(`${one}.ok`);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        rows.push(`${one}.${error.code}`);
      }
    }
    const told = rows.map((row) => `&row=${encodeURIComponent(row)}`).join("");
    return { redirectTo: localePath(ctx.locale, `/my/listings?done=${move}${told}`) };
  },
  { ability: "listing.withdraw" },
);

export const copy = defineAction(
  "listing.copyToOtherSide",
  plain,
  async (ctx, input) => {
    const draft = await copyToOtherSide(ctx, input);
    return { redirectTo: pageOf(draft.code, "copied") };
  },
  { ability: "listing.create" },
);
