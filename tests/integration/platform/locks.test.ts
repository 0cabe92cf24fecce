import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { holdLock, LOCKS } from "#lib/db/locks.ts";

test("no lock of the whole database stands in the way of another: an import never holds up the publication of an issue", async () => {
  const names = Object.keys(LOCKS) as (keyof typeof LOCKS)[];
  for (const held of names) {
    await db().$transaction(async (tx) => {
      await holdLock(tx, held);
      for (const other of names.filter((name) => name !== held))
        await expect(db().$transaction((stranger) => holdLock(stranger, other))).resolves.toBeUndefined();
    });
  }
});
