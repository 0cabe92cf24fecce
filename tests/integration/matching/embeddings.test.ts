import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { embedListings } from "#lib/matching/commands/embeddings/embed-listings.ts";
import { matchesFor } from "#lib/matching/queries/matches.ts";
import { semanticNeighbours } from "#lib/matching/queries/semantic-neighbours.ts";
import { createListing } from "../../support/build.ts";
import { anonymousContext, createFirm, NOW, systemContext } from "../../support/people.ts";

const PATIENCE = { timeoutMs: 300, pauseMs: 5 };
type Asked = { model: string; input: string[] };

let server: Server | null = null;
let asked: { body: Asked; key: string | undefined }[] = [];
let serial = 0;

/** Vectors that say what a text is about: the first number for motors, the second for everything else. */
const vectorOf = (text: string): number[] => (text.includes("伺服") ? [3, 0.1, 0] : [0, 1, 0.2]);
const good: RequestListener = (_request, response) => {
  const { input } = asked.at(-1)?.body ?? { input: [] };
  const data = input.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) })).reverse();
  response.setHeader("content-type", "application/json").end(JSON.stringify({ object: "list", data }));
};

/** An endpoint over HTTP, and this process told of it. */
async function serve(answer: RequestListener): Promise<void> {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ body: JSON.parse(body) as Asked, key: request.headers.authorization });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  // A model of its own for each test: an endpoint that failed is left alone for minutes.
  Object.assign(env(), { EMBEDDINGS_URL: `http://127.0.0.1:${port}/v1`, EMBEDDINGS_MODEL: `m${++serial}`, EMBEDDINGS_KEY: "k" });
}

let demand: { id: string; code: string };
let supply: { id: string; code: string };
beforeEach(async () => {
  asked = [];
  demand = await createListing({ content: { side: "DEMAND" } });
  supply = await createListing({ content: { side: "SUPPLY" } });
});
afterEach(async () => {
  Object.assign(env(), { EMBEDDINGS_URL: undefined, EMBEDDINGS_MODEL: null, EMBEDDINGS_KEY: null });
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = null;
});

const matches = () => matchesFor(anonymousContext(), demand.code);
const embed = (now = NOW) => embedListings(systemContext(now), PATIENCE);

test("without an endpoint nothing is asked and no match names a model", async () => {
  expect(await embed()).toBe(0);
  expect((await matches()).items[0]?.reasons.map(({ kind }) => kind)).not.toContain("SEMANTIC");
});

test("published listings get their vector once; a match says so without points or quotes, and its score stays as it was", async () => {
  const before = await matches();
  await serve(good);
  expect(await embed()).toBe(2);
  expect(await embed()).toBe(0);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ key: "Bearer k", body: { model: env().EMBEDDINGS_MODEL } });
  const [was, is] = [before.items[0], (await matches()).items[0]];
  expect(is?.score).toBe(was?.score);
  expect(is?.reasons.slice(0, -1)).toEqual(was?.reasons);
  expect(is?.reasons.at(-1)).toEqual({
    kind: "SEMANTIC",
    text: `语义相近（模型 ${env().EMBEDDINGS_MODEL}），不计分`,
    points: 0,
    mine: null,
    theirs: null,
  });
});

test("a row that changed is looked at again, and an unchanged text is not sent again", async () => {
  await serve(good);
  await embed();
  await db().listing.update({ where: { id: supply.id }, data: { version: { increment: 1 } } });
  expect(await embed()).toBe(1);
  expect(asked).toHaveLength(1);
  await db().listing.update({
    where: { id: supply.id },
    data: { version: { increment: 1 }, title: "供应包装纸箱", summary: "", description: "纸箱", keywords: [] },
  });
  expect(await embed()).toBe(1);
  expect(asked[1]?.body.input).toEqual(["供应包装纸箱\n纸箱"]);
});

test("the nearest in meaning come first, of the other side only", async () => {
  const far = await createListing({
    content: { side: "SUPPLY", title: "供应包装纸箱", summary: "", description: "纸箱", keywords: [] },
  });
  await serve(good);
  await embed();
  const { items } = await matches();
  expect(items.length).toBeGreaterThan(0);
  const row = { title: "求购 200 台 750W 伺服电机" };
  const content = await db().listing.findUniqueOrThrow({ where: { id: demand.id } });
  const mine = { ...content, ...row, side: "DEMAND" } as unknown as Parameters<typeof semanticNeighbours>[1];
  const near = await semanticNeighbours({ db: db() }, mine, 10);
  expect(near?.ids[0]).toBe(supply.id);
  expect(near?.ids).not.toContain(demand.id);
  expect(near?.ids.indexOf(far.id)).not.toBe(0);
});

test("the name of an anonymous firm never leaves, and a batch has at most 64 texts", async () => {
  const firm = await createFirm();
  await createListing({ firm, content: { visibility: "ANONYMOUS", description: `${firm.name}需要伺服电机` } });
  for (let i = 0; i < 70; i++) await createListing({ firm, content: { title: `求购轴承 ${i} 号`, visibility: "ANONYMOUS" } });
  await serve(good);
  expect(await embed()).toBe(73);
  expect(Math.max(...asked.map(({ body }) => body.input.length))).toBeLessThanOrEqual(64);
  expect(JSON.stringify(asked)).not.toContain(firm.name);
  expect(JSON.stringify(asked)).toContain("某单位");
});

test("two runs at once write each vector once", async () => {
  await serve(good);
  await Promise.all([embed(), embed()]);
  expect(await db().listingEmbedding.count()).toBe(2);
});

const json =
  (value: unknown): RequestListener =>
  (_request, response) =>
    void response.end(JSON.stringify(value));
test.each<{ why: string; answer: RequestListener; requests: number }>([
  { why: "answers 500", answer: (_request, response) => void response.writeHead(500).end(), requests: 3 },
  { why: "refuses the key", answer: (_request, response) => void response.writeHead(401).end(), requests: 1 },
  { why: "answers garbage", answer: (_request, response) => void response.end("<html>"), requests: 1 },
  { why: "answers another shape", answer: json({ data: [{ vector: [1] }] }), requests: 1 },
  { why: "leaves a vector out", answer: json({ data: [{ index: 0, embedding: [1, 2] }] }), requests: 1 },
  {
    why: "mixes dimensions",
    answer: json({
      data: [
        { index: 0, embedding: [1, 2] },
        { index: 1, embedding: [1, 2, 3] },
      ],
    }),
    requests: 1,
  },
  {
    why: "answers a vector without length",
    answer: json({
      data: [
        { index: 0, embedding: [0, 0] },
        { index: 1, embedding: [0, 0] },
      ],
    }),
    requests: 1,
  },
  { why: "is slow", answer: () => undefined, requests: 3 },
  { why: "hangs up", answer: (request) => void request.socket.destroy(), requests: 3 },
])("an endpoint that $why changes nothing, and is left alone for five minutes", async ({ answer, requests }) => {
  const before = await matches();
  await serve(answer);
  expect(await embed()).toBe(0);
  expect(asked).toHaveLength(requests);
  expect(await embed(new Date(NOW.getTime() + 60_000))).toBe(0);
  expect(asked).toHaveLength(requests);
  expect(await db().textEmbedding.count()).toBe(0);
  expect(await matches()).toEqual(before);
  await embed(new Date(NOW.getTime() + 6 * 60_000));
  expect(asked.length).toBeGreaterThan(requests);
});
