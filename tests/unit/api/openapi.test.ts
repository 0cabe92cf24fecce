import { expect, test } from "vitest";
import { openApiDocument } from "#lib/api/openapi.ts";
import { routes } from "#lib/api/routes.ts";

type Operation = {
  operationId: string;
  responses: Record<string, { content?: unknown }>;
  parameters: { name: string; in: string }[];
};

const document = openApiDocument("http://localhost:3000");
const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test("every route of the registry is in the document once, under its own name", () => {
  expect(operations.map(({ operation }) => operation.operationId).sort()).toEqual(routes.map((route) => route.name).sort());
  expect(new Set(routes.map((route) => route.name)).size).toBe(routes.length);
});

test("every reference in the document has its target", () => {
  const text = JSON.stringify(document);
  const schemas = Object.keys((document.components as { schemas: object }).schemas);
  const wanted = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
  expect(wanted.filter((name) => !schemas.includes(String(name)))).toEqual([]);
  expect(text).not.toContain("#/$defs/");
});

test("every parameter of a path is declared, and every answer with a body has a closed shape", () => {
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(operation.parameters.filter((p) => p.in === "path").map((p) => p.name)).toEqual(inPath);
  }
});

test("sec-24 every object a response schema names is closed: unknown members are refused", () => {
  const open: string[] = [];
  const walk = (node: unknown, at: string): void => {
    if (typeof node !== "object" || node === null) return;
    const record = node as Record<string, unknown>;
    if (record.type === "object" && record.properties && record.additionalProperties !== false) open.push(at);
    for (const [key, value] of Object.entries(record)) walk(value, `${at}.${key}`);
  };
  for (const { operation } of operations) walk(operation.responses, operation.operationId);
  walk((document.components as { schemas: object }).schemas, "schemas");
  expect(open).toEqual([]);
});
