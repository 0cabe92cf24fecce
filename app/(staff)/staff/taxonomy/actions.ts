"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "#lib/actions/define-action.ts";
import { addConcept, editConcept, removeConcept, restoreConcept, revertConcept } from "#lib/ontology/commands/change-concept.ts";
import { addConceptSchema, editConceptSchema, moveConceptSchema } from "#lib/ontology/schema.ts";
import { conceptAddress, TAXONOMY } from "./addresses.ts";

const ability = { ability: "taxonomy.edit" } as const;

function done(name: string, move: string) {
  revalidatePath(TAXONOMY, "layout");
  return { redirectTo: conceptAddress(name, { done: move }) };
}

export const add = defineAction(
  "concepts.add",
  addConceptSchema,
  async (ctx, input) => {
    await addConcept(ctx, input);
    return done(input.name, "add");
  },
  ability,
);

export const edit = defineAction(
  "concepts.edit",
  editConceptSchema,
  async (ctx, input) => {
    await editConcept(ctx, input);
    return done(input.name, "edit");
  },
  ability,
);

export const remove = defineAction(
  "concepts.remove",
  moveConceptSchema,
  async (ctx, input) => {
    await removeConcept(ctx, input);
    return done(input.name, "remove");
  },
  ability,
);

export const restore = defineAction(
  "concepts.restore",
  moveConceptSchema,
  async (ctx, input) => {
    await restoreConcept(ctx, input);
    return done(input.name, "restore");
  },
  ability,
);

export const revert = defineAction(
  "concepts.revert",
  moveConceptSchema,
  async (ctx, input) => {
    await revertConcept(ctx, input);
    return done(input.name, "revert");
  },
  ability,
);
