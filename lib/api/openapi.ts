import { z } from "zod";
import { ERROR_STATUS, type ErrorCode } from "#lib/kernel/errors.ts";
import type { Route } from "./define-route.ts";
import { routes } from "./routes.ts";

type Json = Record<string, unknown>;

/** Shape of every refusal. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
    listingStatus: z.string().optional(),
    joinUrl: z.string().optional(),
  })
  .meta({ id: "Problem" });

/** A zod schema as JSON Schema; named parts are moved to `components.schemas`. */
function schemaOf(schema: z.ZodType, io: "input" | "output", components: Json): Json {
  const {
    $schema: _dialect,
    $defs,
    ...json
  } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" }) as Json;
  const relinked = JSON.parse(JSON.stringify({ json, defs: $defs ?? {} }).replaceAll("#/$defs/", "#/components/schemas/")) as {
    json: Json;
    defs: Json;
  };
  Object.assign(components, relinked.defs);
  const id = schema.meta()?.id;
  if (typeof id !== "string") return relinked.json;
  components[id] = relinked.json;
  return { $ref: `#/components/schemas/${id}` };
}

function parametersOf(route: Route, components: Json): Json[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const inQuery = Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: false,
    schema: schemaOf(schema as z.ZodType, "input", components),
  }));
  const inHeader = [
    ...(route.method === "POST"
      ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 64 } }]
      : []),
    ...(route.needsVersion
      ? [{ name: "If-Match", in: "header", required: false, schema: { type: "string" }, description: '读到的版本号，如 "7"' }]
      : []),
  ];
  return [...inPath, ...inQuery, ...inHeader];
}

function requestBodyOf(route: Route, components: Json): Json {
  if (route.multipart) {
    const properties = {
      file: { type: "string", format: "binary" },
      dryRun: { type: "string" },
      publish: { type: "string" },
      sourceChannel: { type: "string" },
    };
    return {
      requestBody: {
        required: true,
        content: { "multipart/form-data": { schema: { type: "object", properties, required: ["file"] } } },
      },
    };
  }
  if (route.method === "GET" || route.method === "DELETE") return {};
  const schema = schemaOf((route.body ?? z.strictObject({})).strict(), "input", components);
  return { requestBody: { required: route.body !== undefined, content: { "application/json": { schema } } } };
}

function operationOf(route: Route, components: Json): Json {
  const success: Json = { description: route.summary };
  if (route.response) success.content = { "application/json": { schema: schemaOf(route.response, "output", components) } };
  const problem = {
    description: "problem+json",
    content: { "application/problem+json": { schema: schemaOf(problemSchema, "output", components) } },
  };
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.path.split("/")[1]],
    ...(route.signedIn === false ? { security: [{}] } : {}),
    parameters: parametersOf(route, components),
    ...requestBodyOf(route, components),
    responses: { [String(route.status)]: success, default: problem },
  };
}

/** The OpenAPI 3.1 document of /api/v1, made from the very schemas that judge the requests. */
export function openApiDocument(baseUrl: string): Json {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operationOf(route, components);
    paths[route.path] = path;
  }
  const securitySchemes = {
    apiKey: { type: "http", scheme: "bearer", bearerFormat: "jjj_…" },
    session: { type: "apiKey", in: "cookie", name: "jjj.session" },
  };
  return {
    openapi: "3.1.0",
    info: {
      title: "京津冀机会清单 API",
      version: "1",
      description: "供给与需求、撮合、对接、期刊。JSON 为 UTF-8，金额单位万元，日期为北京时间。",
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: { schemas: components, securitySchemes },
  };
}
