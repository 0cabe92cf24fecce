#!/usr/bin/env node
// A stand-in for Prisma's native schema engine: the same arguments and the same JSON-RPC over stdio, answered by
// `@prisma/schema-engine-wasm` through `@prisma/adapter-pg`. Prisma's command line is pointed here by
// PRISMA_SCHEMA_ENGINE_BINARY, so that nothing has to be downloaded from Prisma's engine host.
// Each numbered trap below is held by a test in tests/integration/platform/schema-engine.test.ts.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const require = createRequire(import.meta.url);
const args = process.argv.slice(2);

/** The value that follows an argument, or undefined. */
const argument = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const quoted = (name) => `"${name.replace(/"/g, '""')}"`;
const log = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const datasourceUrl = JSON.parse(argument("--datasource") ?? "{}").url;

/** The address of the server's own `postgres` database, and the name of the database the address was for. */
function maintenanceAddress(url) {
  const address = new URL(url);
  const database = decodeURIComponent(address.pathname.slice(1));
  address.pathname = "/postgres";
  for (const name of [...address.searchParams.keys()]) if (name !== "sslmode") address.searchParams.delete(name);
  return { address: address.toString(), database };
}

async function execute(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function createDatabase(url) {
  const { address, database } = maintenanceAddress(url);
  await execute(address, `CREATE DATABASE ${quoted(database)}`);
  return database;
}

async function dropDatabase(url) {
  const { address, database } = maintenanceAddress(url);
  await execute(address, `DROP DATABASE IF EXISTS ${quoted(database)} WITH (FORCE)`);
}

/** Translate a failure to connect into the error Prisma's command line knows how to print. */
function connectionError(error, url) {
  const { host, pathname } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  const known = {
    "3D000": ["P1003", `Database \`${database}\` does not exist`, { database_name: database }],
    "28P01": ["P1000", `Authentication failed against the database server at \`${host}\``, {}],
    "42P04": ["P1009", `Database \`${database}\` already exists`, { database_name: database }],
  }[error.code] ?? ["P1001", `Can't reach database server at \`${host}\`: ${error.message}`, { database_location: host }];
  return { is_panic: false, error_code: known[0], message: known[1], meta: known[2] };
}

/** `schema-engine cli can-connect-to-database | create-database | drop-database`: one job, told on stderr, exit code. */
async function runCommand(command) {
  // Trap 7: the command line drops the first line of stderr and reads only lines with this target.
  const tell = (level, fields) =>
    process.stderr.write(
      `${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" })}\n`,
    );
  tell("INFO", { message: command });
  const jobs = {
    "can-connect-to-database": () => execute(datasourceUrl.split("?")[0], "SELECT 1"),
    "create-database": () => createDatabase(datasourceUrl),
    "drop-database": () => dropDatabase(datasourceUrl),
  };
  try {
    await jobs[command]?.();
    tell("INFO", { message: "done" });
    return 0;
  } catch (error) {
    tell("ERROR", connectionError(error, datasourceUrl));
    return 1;
  }
}

/** Teach an adapter what the migration engine expects of it. The prototypes are shared, so once is enough. */
let taught = false;
function teach(adapter) {
  if (taught) return adapter;
  taught = true;
  const session = Object.getPrototypeOf(adapter);
  // Trap 4: the adapter cuts scripts at every `;` and so breaks `$$` bodies; the server takes the script whole.
  session.executeScript = async function executeScript(script) {
    try {
      await this.client.query(script);
    } catch (error) {
      this.onError(error);
    }
  };
  // Trap 1: catalogue queries return Postgres' internal "char" (oid 18). The adapter does not know it, and reported as
  // text it makes the WASM engine panic: read it as bpchar (1042) and report the column as Character.
  const queryable = Object.getPrototypeOf(session);
  const { performIO, queryRaw } = queryable;
  queryable.performIO = async function performIOWithChar(query) {
    const result = await performIO.call(this, query);
    result.fields?.forEach((field, index) => {
      if (field.dataTypeID !== 18) return;
      field.dataTypeID = 1042;
      query.charColumns ??= [];
      query.charColumns.push(index);
    });
    return result;
  };
  queryable.queryRaw = async function queryRawWithChar(query) {
    const own = { ...query };
    const result = await queryRaw.call(this, own);
    for (const index of own.charColumns ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/**
 * Trap 8: connections of the request at hand. The engine leaves them open, and with them its advisory lock: the next request of the
 * same command would wait ten seconds for the pool to let go.
 */
const opened = [];
async function closeConnections() {
  for (const adapter of opened.splice(0)) await adapter.dispose().catch(() => undefined);
}

function adapterFactory() {
  const url = new URL(datasourceUrl ?? "postgresql://localhost/none");
  const schema = url.searchParams.get("schema") ?? undefined;
  // Trap 2, the dangerous one: the adapter opens its shadow database with `{...config, database}`, and pg lets a
  // connectionString win over `database`: the migrations would be replayed on the MAIN database. Only separate fields.
  const config = {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(url.searchParams.get("sslmode") === "require" && { ssl: { rejectUnauthorized: false } }),
  };
  const factory = new PrismaPg(config, { schema });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = teach(await connect());
    opened.push(adapter);
    return adapter;
  };
  // Trap 3: the adapter drops the shadow database while its own pool is still connected to it, and so leaks it.
  factory.connectToShadowDb = async () => {
    const { address } = maintenanceAddress(datasourceUrl);
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await execute(address, `CREATE DATABASE ${quoted(name)}`);
    const adapter = teach(await new PrismaPg({ ...config, database: name }, { schema }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose().catch(() => undefined);
      await execute(address, `DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
    };
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

async function loadEngine() {
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const glue = await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href);
  const wasm = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

// Trap 6: without this registry a panic inside the WASM dies as a meaningless TypeError.
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => process.stderr.write(`schema-engine panic: ${message}\n`),
};

let engineClass;
/** A fresh engine for each request: an engine uses up its adapter factory on its first shadow database. */
async function engine() {
  engineClass ??= await loadEngine();
  // Trap 7: `--datamodels` repeats and holds file paths.
  const files = args.filter((_, index) => args[index - 1] === "--datamodels");
  const datamodels = files.length > 0 ? files.map((file) => [file, readFileSync(file, "utf8")]) : undefined;
  return engineClass.new({ datamodels }, () => undefined, adapterFactory());
}

/** The difference between the migrations (replayed in a shadow database) and the schema. */
async function differenceToSchema(params, script) {
  return (await engine()).diff({
    from: { tag: "migrations", ...params.migrationsList },
    to: { tag: "schemaDatamodel", ...params.schema },
    script,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: params.filters,
  });
}

const methods = {
  // Trap 5: these two fail in the WASM engine for want of an external shadow factory; a diff replaces both. It knows
  // no data-loss warnings: READ EVERY GENERATED MIGRATION BY EYE.
  evaluateDataLoss: async (params) => {
    const { exitCode } = await differenceToSchema(params, false);
    return { migrationSteps: exitCode === 2 ? 1 : 0, unexecutableSteps: [], warnings: [] };
  },
  createMigration: async (params) => {
    const { exitCode, stdout } = await differenceToSchema(params, true);
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const empty = params.draft ? "-- This is an empty migration." : null;
    return {
      connectorType: "postgresql",
      generatedMigrationName: `${stamp}_${params.migrationName}`,
      migrationScript: exitCode === 2 ? stdout : empty,
      extension: "sql",
    };
  },
  createDatabase: async (params) => ({ databaseName: await createDatabase(params.datasource?.url ?? datasourceUrl) }),
  getDatabaseVersion: async (params) => (await engine()).version(params),
};

/** Answer one JSON-RPC request. */
async function answer({ id, method, params }) {
  try {
    const result = methods[method] ? await methods[method](params) : await (await engine())[method](params);
    if (method === "diff" && result.stdout != null) {
      // Trap 7: printed text goes out as a request of our own, whose answer comes back on stdin.
      log({ jsonrpc: "2.0", method: "print", params: { content: `${result.stdout}\n` }, id: 1_000_000 + id });
    }
    log({ jsonrpc: "2.0", id, result: result ?? null });
  } catch (error) {
    const data = { is_panic: false, message: error.message ?? String(error), error_code: error.code, meta: error.meta };
    log({ jsonrpc: "2.0", id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
  } finally {
    await closeConnections();
  }
}

async function main() {
  if (args[0] === "--version" || args[0] === "-V") {
    process.stdout.write("schema-engine-cli wasm\n");
    return 0;
  }
  if (args.includes("cli")) return runCommand(args[args.indexOf("cli") + 1]);
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const request = JSON.parse(line);
    if (request.method) await answer(request); // no method: the answer to our `print`
  }
  return 0;
}

process.exit(await main());
