import type { z } from "zod";
import type { Context } from "#lib/kernel/context.ts";
import type { Ability } from "#lib/policies/authorize.ts";
import type { RequestLimit } from "./rate-limit.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What a handler works on. `version` is that of body or If-Match; null when neither was sent. */
export type RouteInput<Query, Body> = { params: Record<string, string>; query: Query; body: Body; version: number | null };

/** A handler's answer. The status is the route's; an object with `version` gets an ETag by itself. */
export type Answer = { body: unknown; location?: string };

/** Body of a multipart route: its one file and the text fields. */
export type Upload = { file: { name: string; bytes: Uint8Array } | null; fields: Record<string, string> };

type Optional = z.ZodObject | undefined;
type Output<S extends Optional, Without> = S extends z.ZodObject ? z.output<S> : Without;

export type Route<Q extends Optional = Optional, B extends Optional = Optional> = {
  method: Method;
  /** Below /api/v1, parameters in braces: `/listings/{code}/submit`. */
  path: string;
  /** Stable name in OpenAPI and `jjj describe`: `listings.submit`. */
  name: string;
  /** One Chinese sentence for the reference page. */
  summary: string;
  query?: Q;
  /** JSON body. A write without a schema takes `{}` or nothing. */
  body?: B;
  /** The body is multipart/form-data, at most 10 MB. */
  multipart?: boolean;
  /** Status and shape of the answer; no schema: 204, or a file. */
  status: 200 | 201 | 202 | 204;
  response?: z.ZodType;
  /** false: open to visitors. Default true: 401 without sign-in. */
  signedIn?: boolean;
  /** The ability the command asks for: who may use the operation, in the reference and in `jjj describe`. */
  ability?: Ability;
  /** Missing version → 428. */
  needsVersion?: boolean;
  /** Scope an API key needs; default `read` for GET, `write` else. */
  scope?: string;
  limit?: RequestLimit;
  /**
   * Load and authorise before the body is judged, so that a foreign thing is a 404 and a forbidden one a 403 whatever
   * was sent. The command checks again under its lock.
   */
  access?(ctx: Context, input: { params: Record<string, string>; query: Record<string, unknown>; body: unknown }): Promise<void>;
  handle(ctx: Context, input: RouteInput<Output<Q, Record<string, never>>, Output<B, unknown>>): Promise<Answer | Response>;
};

/** Declare one operation of the API. The registry in routes.ts lists them all. */
export function defineRoute<Q extends Optional = undefined, B extends Optional = undefined>(route: Route<Q, B>): Route {
  return route as unknown as Route;
}
