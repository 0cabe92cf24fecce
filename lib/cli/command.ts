import type { ParseArgsConfig } from "node:util";

/** What a command is given: its words, its options and the ways to answer. */
export interface CliCall {
  /** The words after the command's name. */
  words: string[];
  /** The options the command declared; `--json` and `--as` are read for it. */
  options: Record<string, string | boolean | undefined>;
  json: boolean;
  /** Address of `--as`; null: the actor is the system (命令行). */
  as: string | null;
  /** The answer: the object with `--json`, else the text. Exactly once. */
  answer(object: unknown, text: string): void;
  /** Progress, on a terminal only, never in the answer. */
  progress(text: string): void;
  /** All of standard input, without the last line break. */
  readInput(): Promise<string>;
}

/** One command of `jjj`: a file in this folder that exports it as `command`, and a line in `commands.ts`. */
export interface CliCommand {
  /** One line for the list of commands. */
  summary: string;
  /** What stands after the name, one form a line: `build --number 2026-11 [--out DIR]`. */
  usage: string[];
  options?: NonNullable<ParseArgsConfig["options"]>;
  /** What an option means that may stand without its value: `--publish` for `--publish=valid`. */
  bare?: Record<string, string>;
  /**
   * Do it. Answers the exit code when it is not 0.
   *
   * @throws {CliError} or {DomainError} with what to tell the operator.
   */
  run(call: CliCall): Promise<number | undefined>;
}

/** A refusal in words for the operator; `exitCode` 1 unless the contract names another. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}
