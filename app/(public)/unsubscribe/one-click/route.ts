import { unsubscribe } from "#lib/alerts/commands/subscribe.ts";
import { toDomainError } from "#lib/api/problem.ts";
import { limitRequest } from "#lib/api/rate-limit.ts";
import { currentViewer } from "#lib/auth/request-context.ts";
import { ERROR_STATUS } from "#lib/kernel/errors.ts";

const tokenOf = (request: Request): string => new URL(request.url).searchParams.get("token") ?? "";

const text = (status: number, words: string) =>
  new Response(words, { status, headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" } });

/**
 * The address in the List-Unsubscribe header (RFC 8058): a mail service posts to it when its reader presses its own button.
 * No sign-in and no Origin: the signature in the address is the right to do it, and nothing else is read.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const ctx = await currentViewer();
    await limitRequest(ctx);
    await unsubscribe(ctx, tokenOf(request));
    return text(200, "OK");
  } catch (error) {
    const { code } = toDomainError(error);
    return text(ERROR_STATUS[code], code);
  }
}

/** Programs that know the header but not its one press open the address: they get the page with the button. */
export function GET(request: Request): Response {
  const location = `/unsubscribe?token=${encodeURIComponent(tokenOf(request))}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
