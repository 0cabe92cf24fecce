import pino, { type Logger, stdSerializers } from "pino";
import { env } from "#lib/env.ts";
import { HIDDEN, maskPersonalData } from "#lib/logging/mask.ts";

/** Fields that hold personal data or secrets, wherever they stand in a logged object (two levels deep). */
const HIDDEN_FIELDS = [
  ...["email", "mobile", "phone", "contact", "identifier", "toAddress", "address", "password", "passwordHash", "token", "secret"],
  ...["authorization", "cookie", "totp"],
];

const maskEach = (value: unknown): unknown => (typeof value === "string" ? maskPersonalData(value) : value);

let root: Logger | null = null;

function createRoot(): Logger {
  return pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, maskEach(value)])),
    },
    redact: { paths: HIDDEN_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: HIDDEN },
    serializers: {
      err: (error: Error) => {
        const { type, message, stack } = stdSerializers.err(error);
        return { type, message: maskPersonalData(message), stack: maskPersonalData(stack) };
      },
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, args.map(maskEach) as Parameters<typeof method>);
      },
    },
  });
}

/**
 * The structured log of one part of the product: JSON lines on standard output, without personal data. Pass ids and
 * codes as fields and errors as `err`; names, texts and contacts do not belong into a log.
 */
export function log(part: string): Logger {
  root ??= createRoot();
  return root.child({ part });
}
