import type { z } from "zod";
import { DomainError, type FieldError } from "./errors.ts";

/** zod's issues as field errors with dotted paths; unknown keys stand at their own name. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, message: "未知字段" }));
    }
    return [{ path, message: issue.message }];
  });
}

/** Parse by a schema. @throws {DomainError} INVALID_INPUT with one error per field. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new DomainError("INVALID_INPUT", "invalid input", { errors: fieldErrors(result.error) });
}
