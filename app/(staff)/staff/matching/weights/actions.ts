"use server";

import { defineAction } from "#lib/actions/define-action.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { activateWeights, proposeWeights } from "#lib/matching/commands/set-weights.ts";
import { activateWeightsSchema, proposeWeightsSchema } from "#lib/matching/schema/weights.ts";

/** 试算: keeps the weights of a file and shows what they would change; nothing is scored with them. */
export const propose = defineAction(
  "weights.propose",
  proposeWeightsSchema,
  async (ctx, { text, file }) => {
    // A form without a chosen file posts an empty one.
    const given = file && file.size > 0 ? ({ text: await file.text(), field: "file" } as const) : { text };
    if (given.text.trim() === "") refuseInput({ path: "text", message: t(ctx.locale, "judgments.weightsEither") });
    return { redirectTo: `/staff/matching/weights/${await proposeWeights(ctx, given)}` };
  },
  { ability: "match.setWeights" },
);

/** 启用, also of an earlier version. */
export const activate = defineAction(
  "weights.activate",
  activateWeightsSchema,
  async (ctx, input) => {
    await activateWeights(ctx, input);
    return { redirectTo: `/staff/matching/weights?done=${input.version}` };
  },
  { ability: "match.setWeights" },
);
