import { z } from "zod";
import { DEFAULT_LIMIT, MAX_LIMIT } from "#lib/kernel/pagination.ts";

const LIMIT_MESSAGE = `limit 应为 1–${MAX_LIMIT} 的整数`;

/** `limit` of a list as it stands in an address. */
export const limitParam = (standard = DEFAULT_LIMIT) =>
  z.coerce
    .number({ error: LIMIT_MESSAGE })
    .int(LIMIT_MESSAGE)
    .min(1, LIMIT_MESSAGE)
    .max(MAX_LIMIT, LIMIT_MESSAGE)
    .default(standard);

/** Query names every list has. */
export const pageParams = { limit: limitParam(), cursor: z.string().max(500, "翻页参数过长").optional() };

/** The contract's Page<T>. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ items: z.array(item), total: z.number().int(), nextCursor: z.string().nullable() });
