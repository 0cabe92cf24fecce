import { redirect, unstable_rethrow } from "next/navigation";
import { DomainError } from "#lib/kernel/errors.ts";

/** The rows of a page of a list; a place in it that does not exist (an old or mistyped address) leads to its beginning. */
export async function orFirstPage<T>(beginning: string, page: Promise<T>): Promise<T> {
  try {
    return await page;
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof DomainError && error.code === "INVALID_INPUT") redirect(beginning);
    throw error;
  }
}
