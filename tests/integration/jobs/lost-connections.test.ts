import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { expect, inject, test } from "vitest";
import { env } from "#lib/env.ts";
import { runWorker } from "#lib/jobs/worker.ts";
import { createRequest } from "../../support/interests.ts";
import { anonymousContext } from "../../support/people.ts";
import { asSuperuser } from "../../support/test-cluster.ts";

const mailCount = async () =>
  (await readdir(path.join(env().DATA_DIR, "mail")).catch(() => [] as string[])).filter((name) => name.endsWith(".eml")).length;

/** Cut every connection to this file's database, as a restart of the server would. */
const cutConnections = () =>
  asSuperuser(inject("databases").superuserUrl, (client) =>
    client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()", [
      new URL(env().DATABASE_URL).pathname.slice(1),
    ]),
  );

test("a cut connection of the limit store ends no process: the next request is served", async () => {
  const { limitRequest } = await import("#lib/api/rate-limit.ts");
  await limitRequest(anonymousContext());
  await cutConnections();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await expect(limitRequest(anonymousContext())).resolves.toBeUndefined();
});

test("every database connection is cut, twice: the worker goes on by itself within ten seconds", async () => {
  await rm(path.join(env().DATA_DIR, "mail"), { recursive: true, force: true });
  const worker = await runWorker();
  try {
    await createRequest();
    await expect.poll(mailCount, { timeout: 15_000 }).toBe(1);
    for (const expected of [2, 3]) {
      await cutConnections();
      const cut = performance.now();
      // The test's own first statement may meet a dead connection of the pool.
      await expect
        .poll(
          () =>
            createRequest().then(
              () => true,
              () => false,
            ),
          { timeout: 10_000 },
        )
        .toBe(true);
      await expect.poll(mailCount, { timeout: 15_000 }).toBe(expected);
      expect(performance.now() - cut).toBeLessThan(10_000);
    }
  } finally {
    await worker.stop();
  }
}, 60_000);
