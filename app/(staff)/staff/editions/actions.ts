"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { createEdition } from "#lib/editions/commands/create-edition.ts";
import { freezeEdition } from "#lib/editions/commands/freeze-edition.ts";
import { publishEdition } from "#lib/editions/commands/publish-edition.ts";
import { createEditionForm, createEditionSchema } from "#lib/editions/schema.ts";
import { version } from "#lib/kernel/fields.ts";
import { parseInput } from "#lib/kernel/parse.ts";

const move = z.strictObject({ number: z.string(), version: version() });

const pageOf = (number: string): string => `/staff/editions/${encodeURIComponent(number)}`;

/** 生成期刊: open an issue and show what it would hold. */
export const create = defineAction(
  "editions.create",
  createEditionForm,
  async (ctx, { cutoff, title, ...input }) => {
    const instant = new Date(`${cutoff}:00+08:00`).toISOString();
    const edition = parseInput(createEditionSchema, { ...input, ...(title && { title }), cutoff: instant });
    const { number } = await createEdition(ctx, edition);
    revalidatePath("/staff/editions");
    return { redirectTo: `${pageOf(number)}?done=created` };
  },
  { ability: "edition.compile" },
);

/** 定稿 */
export const freeze = defineAction(
  "editions.freeze",
  move,
  async (ctx, input) => {
    await freezeEdition(ctx, input);
    revalidatePath(pageOf(input.number));
    return { redirectTo: `${pageOf(input.number)}?done=frozen` };
  },
  { ability: "edition.freeze" },
);

/** 发布本期 */
export const publish = defineAction(
  "editions.publish",
  move,
  async (ctx, input) => {
    await publishEdition(ctx, input);
    revalidatePath("/editions");
    return { redirectTo: `${pageOf(input.number)}?done=published` };
  },
  { ability: "edition.publish" },
);
