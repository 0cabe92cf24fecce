import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createConnection, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { Rarity } from "#lib/matching/model/rarity.ts";
import { IndexClient } from "#lib/search/memory/client.ts";
import { LiveIndex } from "#lib/search/memory/live-index.ts";
import { type RunningServer, serveIndex } from "#lib/search/memory/server.ts";
import { type IndexService, localService } from "#lib/search/memory/service.ts";
import { readClock } from "#lib/search/memory/source.ts";

let folder: string;
let address: { path: string };
let server: RunningServer | null;
let asked: number;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "jjj-socket-"));
  address = { path: path.join(folder, "search.sock") };
  asked = 0;
  const local = localService(new LiveIndex(db()));
  const counting: IndexService = {
    ...local,
    rarity: (clock) => {
      asked += 1;
      return local.rarity(clock);
    },
  };
  server = await serveIndex(counting, address);
});
afterEach(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const ended = (socket: Socket) => new Promise((resolve) => socket.on("error", () => undefined).once("close", resolve));

/** A client that is connected and has had an answer. */
async function connected(): Promise<IndexClient> {
  const client = new IndexClient(address);
  await expect
    .poll(async () =>
      client.rarity(await readClock(db())).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  return client;
}

test.each([
  ["null", "null\n"],
  ["a number", "5\n"],
  ["a text", '"search"\n'],
  ["an object that is no request", "{}\n"],
  ["a method without arguments", '{"id":1,"method":"search"}\n'],
  ["half a message", '{"id":1,\n'],
  ["bytes that are no text", Buffer.from([0, 255, 254, 10])],
  ["numbers that are no array of them", '{"id":1,"method":"search","args":[{"$bytes":"AAA=","$type":"Int32Array"}]}\n'],
  ["a number that is none", '{"id":1,"method":"search","args":[{"$bigint":"x"}]}\n'],
  ["a line without end", Buffer.alloc(5 * 1024 * 1024, 97)],
])("%s ends the connection it came on and nothing else", async (_what, bytes) => {
  const socket = createConnection(address);
  const closed = ended(socket);
  socket.write(bytes);
  await closed;
  await expect((await connected()).rarity(await readClock(db()))).resolves.toMatchObject({ rarity: expect.any(Rarity) });
});

test("a question that cannot be answered is refused to whoever asked it", async () => {
  const client = await connected();
  const clock = await readClock(db());
  await expect(client.search(clock, null as never)).rejects.toThrow("failed");
  await expect(client.match(clock, {} as never)).rejects.toThrow("failed");
  await expect(client.rarity(clock)).resolves.toMatchObject({ rarity: expect.any(Rarity) });
});

test("only the user who runs the process may connect", async () => {
  expect((await stat(address.path)).mode & 0o777).toBe(0o600);
});

test("a second process is refused, a socket that nobody serves is replaced, and a file that is none is left alone", async () => {
  const service = localService(new LiveIndex(db()));
  await expect(serveIndex(service, address)).rejects.toThrow("another search process");
  const file = { path: path.join(folder, "list.csv") };
  await writeFile(file.path, "名称");
  await expect(serveIndex(service, file)).rejects.toThrow("no socket");
  expect((await stat(file.path)).size).toBeGreaterThan(0);
});

test("those who ask for the rarity of words at once are answered by one reading of it", async () => {
  const client = new IndexClient(address);
  const clock = await readClock(db());
  await expect
    .poll(async () =>
      client
        .search(clock, {
          words: null,
          today: 0,
          facets: {},
          reader: { everything: false, organization: 0 },
          sort: "newest",
          limit: 1,
          after: null,
        })
        .then(
          () => true,
          () => false,
        ),
    )
    .toBe(true);
  await Promise.all(Array.from({ length: 20 }, () => client.rarity(clock)));
  expect(asked).toBe(1);
});
