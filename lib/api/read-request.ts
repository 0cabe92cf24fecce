import { z } from "zod";
import { DomainError, refuseInput } from "#lib/kernel/errors.ts";
import { findUnstorable } from "#lib/kernel/unstorable.ts";
import type { Upload } from "./define-route.ts";

export const JSON_LIMIT_BYTES = 1_000_000;
export const UPLOAD_LIMIT_BYTES = 10_000_000;
/** Multipart boundaries and text fields around the file. */
const UPLOAD_OVERHEAD_BYTES = 64_000;

/** Nothing in the API is nested this deep; what is would exhaust the stack of whoever walks through it. */
const MAX_DEPTH = 20;

const malformed = (why: string): DomainError => new DomainError("MALFORMED", why);

/** The body's bytes, counted while they arrive: a wrong Content-Length does not help. @throws TOO_LARGE */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new DomainError("TOO_LARGE", "content-length");
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw new DomainError("TOO_LARGE", "body");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** A JSON object; an empty body is `{}`. @throws TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED */
export async function readJson(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > JSON_LIMIT_BYTES) throw new DomainError("TOO_LARGE", "content-length");
  const type = request.headers.get("content-type");
  if (type && !/^application\/json\s*(;|$)/i.test(type)) throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "content-type");
  const bytes = await readBytes(request, JSON_LIMIT_BYTES);
  if (bytes.byteLength === 0) return {};
  if (!type) throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "content-type missing");
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw malformed("json");
  }
  if (isDeeperThan(MAX_DEPTH, value)) throw malformed("depth");
  if (findUnstorable(value)?.kind === "nul") throw malformed("nul");
  return value;
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/** A multipart form with at most one file. @throws TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED */
export async function readUpload(request: Request, limitBytes: number = UPLOAD_LIMIT_BYTES): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  const limit = limitBytes + UPLOAD_OVERHEAD_BYTES;
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new DomainError("TOO_LARGE", "content-length");
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new DomainError("UNSUPPORTED_MEDIA_TYPE", "content-type");
  const bytes = await readBytes(request, limit);
  let form: FormData;
  try {
    form = await new Response(Buffer.from(bytes), { headers: { "content-type": type } }).formData();
  } catch {
    throw malformed("multipart");
  }
  const upload: Upload = { file: null, fields: {} };
  for (const [name, value] of form) {
    if (typeof value === "string") upload.fields[name] = value;
    else if (name === "file") upload.file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
    else refuseInput({ path: name, message: "未知字段" });
  }
  if (findUnstorable({ ...upload.fields, file: upload.file?.name })) throw malformed("text");
  if (upload.file && upload.file.bytes.byteLength > limitBytes) throw new DomainError("TOO_LARGE", "file");
  return upload;
}

/** Percent-encoded bytes that are no UTF-8: URLSearchParams would read them as U+FFFD. A lone percent sign is one. */
function isUtf8(search: string): boolean {
  return (search.match(/(?:%[0-9a-f]{2})+/gi) ?? []).every((bytes) => {
    try {
      return decodeURIComponent(bytes) !== null;
    } catch {
      return false;
    }
  });
}

/** Query names as the route's schema wants them: arrays for repeatable names. @throws INVALID_INPUT for a repeated single name, MALFORMED for NUL and invalid UTF-8 */
export function readQuery(url: URL, schema: z.ZodObject | undefined): Record<string, unknown> {
  if (!isUtf8(url.search)) throw malformed("utf-8");
  const query: Record<string, unknown> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name);
    if ([name, ...values].some((v) => v.includes("\0"))) throw malformed("nul");
    if (isList(schema?.shape[name])) query[name] = values;
    else if (values.length > 1) refuseInput({ path: name, message: "这个参数只能出现一次" });
    // Defined, not assigned: the name may be __proto__.
    else Object.defineProperty(query, name, { value: values[0], enumerable: true });
  }
  return query;
}

function isList(schema: unknown): boolean {
  let core = schema;
  while (core instanceof z.ZodOptional || core instanceof z.ZodDefault || core instanceof z.ZodPipe)
    core = core instanceof z.ZodPipe ? core.in : core.unwrap();
  return core instanceof z.ZodArray;
}

/** The version a writer read: body `version` or If-Match `"7"`; both must agree. @throws INVALID_INPUT */
export function readVersion(request: Request, body: unknown): number | null {
  const header = request.headers.get("if-match");
  const inBody = typeof body === "object" && body !== null && "version" in body ? body.version : undefined;
  if (header === null) return typeof inBody === "number" ? inBody : null;
  const match = /^"(\d{1,9})"$/.exec(header.trim());
  if (!match) return refuseInput({ path: "version", message: 'If-Match 应为带引号的版本号，例如 "7"' });
  const version = Number(match[1]);
  if (typeof inBody === "number" && inBody !== version)
    return refuseInput({ path: "version", message: "正文与 If-Match 的版本号不一致" });
  return version;
}
