import { refuseInput } from "./errors.ts";
import { isUuid } from "./uuid.ts";

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;

export type Page<T> = { items: T[]; total: number; nextCursor: string | null };

/** An opaque cursor: the sort values of the last row, as JSON in base64url. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values), "utf8").toString("base64url");
}

/**
 * Read a cursor that encodeCursor made.
 * @throws {DomainError} INVALID_INPUT at `cursor` when it is not one, or has another number of values.
 */
export function decodeCursor(cursor: string, size: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(values) &&
      values.length === size &&
      values.every((v) => v === null || typeof v === "string" || typeof v === "number")
    ) {
      return values;
    }
  } catch {
    // fall through to the one answer for every bad cursor
  }
  return refuseCursor();
}

/** @throws {DomainError} INVALID_INPUT at `cursor` always. */
export function refuseCursor(): never {
  return refuseInput({ path: "cursor", message: "翻页参数无效，请从第一页重新开始" });
}

/** The last row of a page in an order by an instant, then by id. */
export type Place = { at: Date; id: string };

/** The cursor of a place. */
export function encodePlace({ at, id }: Place): string {
  return encodeCursor([at.toISOString(), id]);
}

/**
 * Read a cursor that encodePlace made: anybody may send another, and the database takes neither any text for an id nor any
 * year for an instant.
 *
 * @throws {DomainError} INVALID_INPUT at `cursor`
 */
export function decodePlace(cursor: string): Place {
  const [instant, id] = decodeCursor(cursor, 2);
  const at = new Date(String(instant));
  const year = at.getUTCFullYear();
  // NaN, the year of what is no instant, fails both comparisons.
  if (!(year >= 2000 && year <= 2100) || typeof id !== "string" || !isUuid(id)) return refuseCursor();
  return { at, id };
}
