"use server";

import { z } from "zod";
import { defineAction } from "#lib/actions/define-action.ts";
import { repeatImport } from "#lib/transfer/commands/queue-import.ts";
import { PUBLISH_MODES } from "#lib/transfer/schema.ts";

export const importForGood = defineAction(
  "imports.repeat",
  z.strictObject({ id: z.uuid(), publish: z.enum(PUBLISH_MODES) }),
  async (ctx, { id, publish }) => {
    const report = await repeatImport(ctx, id, publish);
    return { redirectTo: `/staff/intake/${report.id}` };
  },
  { ability: "import.run" },
);
