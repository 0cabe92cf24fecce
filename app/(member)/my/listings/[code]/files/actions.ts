"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { arrangeFiles, describeFile } from "#lib/listings/commands/arrange-files.ts";
import { submitListing } from "#lib/listings/commands/submit-listing.ts";
import { arrangeFilesSchema, describeFileSchema } from "#lib/listings/schema/files.ts";

const pageOf = (code: string): string => `/my/listings/${encodeURIComponent(code)}/files`;

/** Order, removal and undo alike: the form carries the list as it is to be, and the one before it for taking it back. */
export const arrange = defineAction(
  "listing.arrangeFiles",
  arrangeFilesSchema,
  async (ctx, { done, before, ...input }) => {
    await arrangeFiles(ctx, input);
    const undo = done === "removed" ? `&undo=${before.join(".")}` : "";
    return { redirectTo: `${pageOf(input.code)}?done=${done}${undo}` };
  },
  { ability: "listing.edit" },
);

export const describe = defineAction(
  "listing.describeFile",
  describeFileSchema,
  async (ctx, input) => {
    await describeFile(ctx, input);
    return { redirectTo: `${pageOf(input.code)}?done=arranged` };
  },
  { ability: "listing.edit" },
);

/** Hands the revision of a published listing in; a draft is submitted on its own page, with its text. */
export const submit = defineAction(
  "listing.submitFiles",
  z.strictObject({ code: z.string().max(40) }),
  async (ctx, { code }) => {
    await submitListing(ctx, { code });
    return { redirectTo: pageOf(code) };
  },
  { ability: "listing.submit" },
);
