import postgres from "postgres";
import type { EmbeddedServer } from "../../../../scripts/embedded-postgres.mjs";

const quiet = { onnotice: () => undefined };
const DATABASES_KEPT = 4;

/** A connection to a database of this name; it is made and filled unless it is there whole. Older ones of its kind are dropped. */
export async function openDatabase(
  server: EmbeddedServer,
  name: string,
  fill: (sql: postgres.Sql, database: string) => Promise<void>,
): Promise<{ sql: postgres.Sql; seconds: number | null }> {
  const admin = postgres(server.superuserUrl(), { max: 1, ...quiet });
  const kind = name.split("_").slice(0, 2).join("_");
  let seconds: number | null = null;
  try {
    const known = await admin<
      { datname: string }[]
    >`SELECT datname FROM pg_database WHERE datname LIKE ${`${kind}%`} ORDER BY oid DESC`;
    if (!known.some(({ datname }) => datname === name)) {
      for (const { datname } of known.slice(DATABASES_KEPT - 1))
        await admin.unsafe(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
      const draft = `draft_${name}`;
      await admin.unsafe(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      await admin.unsafe(`CREATE DATABASE ${draft}`);
      const begun = performance.now();
      const sql = postgres(server.superuserUrl(draft), { max: 1, ...quiet });
      await fill(sql, draft);
      await sql.end();
      seconds = (performance.now() - begun) / 1000;
      await admin.unsafe(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    }
  } finally {
    await admin.end();
  }
  return { sql: postgres(server.superuserUrl(name), { max: 1, ...quiet }), seconds };
}

/** Write lines of COPY's text format into a table. */
export async function copyInto(sql: postgres.Sql, table: string, lines: Iterable<string>): Promise<void> {
  const stream = await sql.unsafe(`COPY ${table} FROM STDIN`).writable();
  let part: string[] = [];
  const flush = async () => {
    const whole = part.join("");
    part = [];
    if (whole !== "" && !stream.write(whole)) await new Promise((resolve) => stream.once("drain", resolve));
  };
  for (const line of lines) {
    part.push(line, "\n");
    if (part.length >= 2_000) await flush();
  }
  await flush();
  await new Promise<void>((resolve, reject) => {
    stream.once("error", reject);
    stream.once("finish", resolve);
    stream.end();
  });
}
