import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";

export type AuthCall = {
  method: string;
  /** The parts of the path below /api/auth. */
  segments: readonly string[];
  query: Record<string, string>;
  body: Record<string, string>;
  cookies: Record<string, string>;
};

/** next-auth's answer before it becomes a response. */
export type AuthReply = {
  status: number;
  location: string | null;
  cookies: string[];
  headers: [string, string][];
  body: unknown;
};

/**
 * Call next-auth through its handler for API routes with a plain request and a recording response. Its handler for route
 * files reads Next's own request store, and leaves no room to answer a plain form otherwise than a script.
 */
export async function callNextAuth(call: AuthCall, options: AuthOptions): Promise<AuthReply> {
  const reply: AuthReply = { status: 200, location: null, cookies: [], headers: [], body: null };
  const response = {
    status(code: number) {
      reply.status = code;
      return response;
    },
    getHeader: (name: string) => (name === "Set-Cookie" ? reply.cookies : undefined),
    setHeader(name: string, value: string | string[]) {
      if (name === "Set-Cookie") reply.cookies = [value].flat();
      else if (name === "Location") reply.location = String(value);
      else reply.headers.push([name, String(value)]);
      return response;
    },
    json(value: unknown) {
      reply.body = value;
    },
    send(value: unknown) {
      reply.body = value;
    },
    end() {},
  };
  const request = {
    method: call.method,
    query: { ...call.query, nextauth: [...call.segments] },
    body: call.body,
    cookies: call.cookies,
    // No header of the client reaches next-auth: its own address comes from APP_BASE_URL alone.
    headers: {},
  };
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  return reply;
}
