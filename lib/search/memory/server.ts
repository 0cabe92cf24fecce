import { chmod, lstat, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import type { IndexService } from "#lib/search/memory/service.ts";
import { type Address, connectTo, onMessages, writeMessage } from "#lib/search/memory/wire.ts";

/** One call: the method's name and its arguments. */
export type Request = { id: number; method: keyof IndexService; args: unknown[] };
export type Response = { id: number; result: unknown } | { id: number; error: string };

const METHODS: readonly string[] = ["search", "match", "rarity"] satisfies (keyof IndexService)[];

async function call(service: IndexService, { method, args }: Request): Promise<unknown> {
  if (!METHODS.includes(method)) throw new Error(`no method ${method}`);
  const run = service[method] as (...given: unknown[]) => Promise<unknown>;
  const result = await run(...args);
  // A rarity has private numbers; they travel in the open.
  if (method !== "rarity") return result;
  const { epoch, rarity } = result as Awaited<ReturnType<IndexService["rarity"]>>;
  return { epoch, rarity: rarity.numbers };
}

/** A question is a packed form and some filters. */
const LONGEST_REQUEST_BYTES = 4 * 1024 * 1024;

function serveConnection(service: IndexService, socket: Socket): void {
  socket.on("error", () => socket.destroy());
  const take = (message: unknown) => {
    const request = message as Request;
    if (!Array.isArray(request.args)) throw new TypeError("no request");
    call(service, request).then(
      (result) => writeMessage(socket, { id: request.id, result } satisfies Response),
      // The caller only needs to know that PostgreSQL must answer.
      (error: unknown) =>
        writeMessage(socket, { id: request.id, error: error instanceof Error ? error.name : "Error" } satisfies Response),
    );
  };
  onMessages(socket, take, LONGEST_REQUEST_BYTES);
}

/** Whether somebody answers at a local socket: a process that was killed leaves its file behind. */
function isServed(address: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTo(address);
    const answer = (served: boolean) => {
      socket.destroy();
      resolve(served);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
}

/** Make room for a socket at a path. @throws {Error} when another process serves it, or something else lies there */
async function clearPath(address: { path: string }): Promise<void> {
  const found = await lstat(address.path).catch(() => null);
  if (!found) return;
  if (!found.isSocket()) throw new Error(`${address.path} is no socket`);
  if (await isServed(address)) throw new Error(`another search process listens at ${address.path}`);
  await rm(address.path, { force: true });
}

export type RunningServer = { stop(): Promise<void> };

/**
 * Serve the index at an address; a local socket is for the processes of this user alone.
 *
 * @throws {Error} when another process serves it already
 */
export async function serveIndex(service: IndexService, address: Address): Promise<RunningServer> {
  const connections = new Set<Socket>();
  const server: Server = createServer((socket) => {
    connections.add(socket);
    socket.once("close", () => connections.delete(socket));
    serveConnection(service, socket);
  });
  if ("path" in address) await clearPath(address);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, resolve);
  });
  if ("path" in address) await chmod(address.path, 0o600);
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of connections) socket.destroy();
      }),
  };
}
