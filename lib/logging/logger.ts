import pino, { type Logger } from "pino";
import { env } from "#lib/env.ts";
import { maskPersonalData } from "./mask.ts";

/** Fields that may carry personal data or secrets, wherever they stand. */
const PRIVATE = [
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "email",
  "mobile",
  "phone",
  "contact",
  "toAddress",
  "identifier",
  "body",
];

const maskEach = (value: unknown): unknown => (typeof value === "string" ? maskPersonalData(value) : value);

const holder = globalThis as typeof globalThis & { jjjLogger?: Logger };

/** The process's structured log: one JSON object a line, so that CR or LF in a value cannot forge a line; private fields are removed. */
export function logger(): Logger {
  holder.jjjLogger ??= pino({
    level: env().LOG_LEVEL,
    redact: { paths: PRIVATE.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), remove: true },
    serializers: { err: describeError },
    base: { pid: process.pid },
    // What stands inside a text (an address in a sentence, a token in a link) is masked; whole fields are removed above.
    formatters: { log: (fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, maskEach(value)])) },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map(maskEach) as Parameters<typeof method>);
      },
    },
  });
  return holder.jjjLogger;
}

/** Name, code and stack of an error without its message: database messages quote the values that people typed. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = (error as { code?: unknown }).code;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { type: error.name, code: typeof code === "string" ? code : undefined, stack: frames.slice(0, 12).join("\n") };
}
