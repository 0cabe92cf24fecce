import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export type Ask = { id: number; kind: "list" | "count" | "matches" | "detail"; text: string };
/** `error`: what a visitor would have seen as a failed request. */
export type Answer = { id: number; codes: string[]; error: string | null };

const PROGRAM = fileURLToPath(new URL("sync-instance.mts", import.meta.url));

/** An instance of the product in a process of its own. */
export class Instance {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #next = 1;
  readonly ready: Promise<unknown>;
  /** What went wrong for visitors. */
  readonly errors: string[] = [];
  answered = 0;
  /** Milliseconds of every answer. */
  readonly times: number[] = [];

  /** @param remote asks the search process instead of an index of its own */
  constructor(
    readonly remote: boolean,
    environment: NodeJS.ProcessEnv,
  ) {
    this.#child = spawn(process.execPath, ["--import", "tsx", PROGRAM, ...(remote ? ["remote"] : [])], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: environment,
    });
    this.ready = new Promise((resolve) => this.#waiting.set(0, resolve));
    this.#child.on("message", (answer: Answer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    this.#child.once("exit", (code) => {
      for (const [id, resolve] of this.#waiting) resolve({ id, codes: [], error: `the instance ended (${code})` });
      this.#waiting.clear();
    });
  }

  /** The codes this instance would show now. */
  async ask(kind: Ask["kind"], text: string): Promise<string[]> {
    const id = this.#next++;
    const begun = performance.now();
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.#child.send({ id, kind, text } satisfies Ask);
    const { codes, error } = await answered;
    this.times.push(performance.now() - begun);
    this.answered += 1;
    if (error !== null) this.errors.push(error);
    return codes;
  }

  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.disconnect();
    await ended;
  }
}
