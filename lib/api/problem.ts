import { databaseErrorCode } from "#lib/db/transaction.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { DomainError, ERROR_STATUS } from "#lib/kernel/errors.ts";
import { logger } from "#lib/logging/logger.ts";

/** Database failures that pass by themselves: no connection, pool or statement time limit, shutdown. */
const PASSING = /^(08|53|57)|^P10(01|02|08|17)$|^P2024$|^P2028$|^(ECONN|ETIMEDOUT)/;

/** What any thrown thing means to the caller. Unknown ones are logged and become INTERNAL; nothing of them leaks. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const code = databaseErrorCode(error) ?? "";
  if (PASSING.test(code) || isLostConnection(error))
    return new DomainError("UNAVAILABLE", `database ${code}`, { retryAfterSeconds: 2 });
  logger().error({ err: error }, "request failed");
  return new DomainError("INTERNAL", "unexpected");
}

/** The pool of pg names these two only in words. */
function isLostConnection(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}

/** The problem+json answer of an error. Equal errors give equal bytes: no path, no id. */
export function problemResponse(error: DomainError, headers: Record<string, string> = {}): Response {
  const status = ERROR_STATUS[error.code];
  const { detail, errors = [], extra = {}, retryAfterSeconds } = error.details;
  const sentence = t("zh-CN", `errors.${error.code}`);
  const body = {
    type: `/developers#${error.code}`,
    title: sentence,
    status,
    detail: detail ?? sentence,
    code: error.code,
    errors,
    ...extra,
  };
  const all: Record<string, string> = {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  };
  const wait = retryAfterSeconds ?? (status === 503 ? 2 : null);
  if (wait !== null) all["retry-after"] = String(wait);
  return new Response(JSON.stringify(body), { status, headers: all });
}
