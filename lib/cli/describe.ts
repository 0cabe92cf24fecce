import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { actionRegistry } from "#lib/actions/define-action.ts";
import { whoOf } from "#lib/api/operations.ts";
import { routes } from "#lib/api/routes.ts";
import { PERSONAS, personasOf } from "#lib/policies/table.ts";
import type { CliCommand } from "./command.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

const schemaOf = (schema: z.ZodType | undefined): unknown =>
  schema ? z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) : null;

const signedIn = PERSONAS.filter((persona) => persona !== "anonymous" && persona !== "system");
const personasFrom = (who: ReturnType<typeof whoOf>) =>
  who === "all" ? PERSONAS.filter((persona) => persona !== "system") : who === "signedIn" ? signedIn : who;

/** Every route handler and server action with what it takes and who may use it. */
async function operations() {
  // Actions stand beside their pages and make themselves known when loaded; found by name, so that none is forgotten.
  const files = readdirSync(path.join(ROOT, "app"), { recursive: true, encoding: "utf8" }).filter(
    (file) => path.basename(file) === "actions.ts",
  );
  for (const file of files.sort()) await import(pathToFileURL(path.join(ROOT, "app", file)).href);
  const handlers = routes.map((route) => ({
    name: route.name,
    method: route.method,
    path: `/api/v1${route.path}`,
    requestSchema: schemaOf(route.body),
    personas: personasFrom(whoOf(route)),
  }));
  const actions = actionRegistry.map(({ name, schema, open, ability }) => ({
    name,
    action: name,
    requestSchema: schemaOf(schema),
    personas: open ? personasFrom("all") : ability ? personasOf(ability).filter((persona) => persona !== "system") : signedIn,
  }));
  return [...handlers, ...actions];
}

export const command: CliCommand = {
  summary: "列出全部接口与表单操作：名称、请求格式、可用身份",
  usage: ["--json"],
  async run(call) {
    const list = await operations();
    call.answer(
      { operations: list },
      list.map((operation) => `${operation.name.padEnd(32)} ${operation.personas.join(" ")}`).join("\n"),
    );
    return 0;
  },
};
