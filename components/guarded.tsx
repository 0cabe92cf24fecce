import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { FailedPage } from "#components/failed-page.tsx";
import { MissingPage } from "#components/missing-page.tsx";
import { toDomainError } from "#lib/api/problem.ts";
import { setResponseStatus } from "#lib/http/response-status.ts";
import { ERROR_STATUS } from "#lib/kernel/errors.ts";

/**
 * A page that says what went wrong, with header, footer and the right status, also without JavaScript. Next.js itself answers
 * an error of a page with an empty document that only a script fills.
 * Expected errors are told in their own sentence; an unknown one is logged and told in general words.
 */
export function guarded<Props>(page: (props: Props) => Promise<ReactNode>): (props: Props) => Promise<ReactNode> {
  return async (props: Props) => {
    try {
      return await page(props);
    } catch (error) {
      unstable_rethrow(error);
      const failure = toDomainError(error);
      setResponseStatus(ERROR_STATUS[failure.code], failure.details.retryAfterSeconds);
      return failure.code === "NOT_FOUND" ? <MissingPage /> : <FailedPage failure={failure} />;
    }
  };
}

/** The metadata of a guarded page: when it cannot be read, the page itself says why. */
export function guardedMetadata<Props>(metadata: (props: Props) => Promise<Metadata>): (props: Props) => Promise<Metadata> {
  return async (props: Props) => {
    try {
      return await metadata(props);
    } catch (error) {
      unstable_rethrow(error);
      return { robots: { index: false } };
    }
  };
}
