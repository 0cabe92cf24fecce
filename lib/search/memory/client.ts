import type { Socket } from "node:net";
import { Rarity, type RarityNumbers } from "#lib/matching/model/rarity.ts";
import type { Response } from "#lib/search/memory/server.ts";
import type { IndexService } from "#lib/search/memory/service.ts";
import { type Address, connectTo, onMessages, writeMessage } from "#lib/search/memory/wire.ts";

/** A slow answer is worth less than PostgreSQL's own. */
const ANSWER_WITHIN_MS = 500;
/** How often a search process that is away is looked for: it is found again well within ten seconds. */
const RETRY_AFTER_MS = 1_000;

type Known = { epoch: string; rarity: Rarity };
type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

/** The index of the search process of this machine. Every failure rejects at once; nothing waits for a process that is away. */
export class IndexClient implements IndexService {
  readonly #address: Address;
  readonly #answerWithinMs: number;
  #socket: Socket | null = null;
  #connected = false;
  #lastAttempt = 0;
  #next = 1;
  readonly #waiting = new Map<number, Waiting>();
  #known: Known | null = null;
  #fetching: Promise<Known> | null = null;

  /** @param answerWithinMs a slower answer counts as none */
  constructor(address: Address, answerWithinMs = ANSWER_WITHIN_MS) {
    this.#address = address;
    this.#answerWithinMs = answerWithinMs;
    this.#connect();
  }

  #connect(): void {
    this.#lastAttempt = performance.now();
    const socket = connectTo(this.#address);
    this.#socket = socket;
    // A process that only waits for an index may end.
    socket.unref();
    socket.once("connect", () => {
      this.#connected = true;
    });
    socket.once("error", () => socket.destroy());
    socket.once("close", () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#connected = false;
      for (const id of [...this.#waiting.keys()]) this.#fail(id, "the search process has gone");
    });
    onMessages(socket, (message) => this.#take(message as Response));
  }

  #fail(id: number, reason: string): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    waiting?.reject(new Error(reason));
  }

  #take(response: Response): void {
    if ("error" in response) {
      this.#fail(response.id, `the search process failed: ${response.error}`);
      return;
    }
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    clearTimeout(waiting?.timer);
    waiting?.resolve(response.result);
  }

  #call(method: keyof IndexService, args: unknown[], withinMs = this.#answerWithinMs): Promise<unknown> {
    if (!this.#socket && performance.now() - this.#lastAttempt > RETRY_AFTER_MS) this.#connect();
    const socket = this.#socket;
    if (!socket || !this.#connected) return Promise.reject(new Error("no search process"));
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      const timer = setTimeout(() => this.#fail(id, "the search process is slow"), withinMs);
      this.#waiting.set(id, { resolve, reject, timer });
      writeMessage(socket, { id, method, args });
    });
  }

  search: IndexService["search"] = async (clock, question) =>
    (await this.#call("search", [clock, question])) as Awaited<ReturnType<IndexService["search"]>>;

  match: IndexService["match"] = async (clock, ask) => {
    const answer = (await this.#call("match", [clock, ask])) as Awaited<ReturnType<IndexService["match"]>>;
    // Whoever explains these points needs the rarity they rest on.
    if (answer.epoch !== this.#known?.epoch) await this.#fetchRarity(answer.state);
    return answer;
  };

  rarity: IndexService["rarity"] = async (clock) => this.#known ?? this.#fetchRarity(clock);

  /** Megabytes, once for all who ask meanwhile. */
  #fetchRarity(clock: Parameters<IndexService["rarity"]>[0]): Promise<Known> {
    this.#fetching ??= this.#call("rarity", [clock], 10 * this.#answerWithinMs)
      .then((answer) => {
        const sent = answer as { epoch: string; rarity: RarityNumbers };
        this.#known = { epoch: sent.epoch, rarity: Rarity.from(sent.rarity) };
        return this.#known;
      })
      .finally(() => {
        this.#fetching = null;
      });
    return this.#fetching;
  }
}
