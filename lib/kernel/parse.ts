import { z } from "zod";
import { DomainError, type FieldError } from "./errors.ts";

const EXPECTED: Readonly<Record<string, string>> = {
  string: "应为文字",
  number: "应为数字",
  int: "应为整数",
  boolean: "应为是或否",
  array: "应为列表",
  object: "应为对象",
  record: "应为对象",
};
const WRONG: Readonly<Record<string, string>> = {
  invalid_value: "不在可选范围内",
  invalid_format: "格式不正确",
  too_small: "过短或过小",
  too_big: "过长或过大",
};

/** What is said of an issue whose schema brings no sentence of its own; zod's own words are English. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== "invalid_type") return WRONG[issue.code] ?? "内容无效";
  return issue.input === undefined ? "请填写" : (EXPECTED[issue.expected] ?? "内容类型不正确");
}
z.config({ customError: sentenceOf });

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
