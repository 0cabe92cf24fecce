import { parseArgs } from "node:util";
import { t } from "#lib/i18n/catalogue.ts";
import { DomainError } from "#lib/kernel/errors.ts";
import { type CliCall, type CliCommand, CliError } from "./command.ts";
import { commands } from "./commands.ts";

const COMMON = { json: { type: "boolean" }, as: { type: "string" }, help: { type: "boolean" } } as const;

const write = (text: string) => process.stdout.write(`${text}\n`);
const tell = (text: string) => process.stderr.write(`${text}\n`);

async function listOfCommands(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).command.summary}`),
  );
  return [
    "用法：npm run jjj -- 命令 [选项] [--json] [--as 邮箱]",
    "",
    ...lines,
    "",
    "某一命令的用法：npm run jjj -- 命令 --help",
  ].join("\n");
}

const usageOf = (name: string, command: CliCommand) =>
  [command.summary, ...command.usage.map((form) => `  npm run jjj -- ${name} ${form}`.trimEnd())].join("\n");

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks)
    .toString("utf8")
    .replace(/\r?\n$/, "");
}

function parse(name: string, command: CliCommand, args: string[]) {
  try {
    const written = args.map((arg) => (arg in (command.bare ?? {}) ? `${arg}=${command.bare?.[arg]}` : arg));
    return parseArgs({ args: written, options: { ...COMMON, ...command.options }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CliError(`${error instanceof Error ? error.message : error}\n${usageOf(name, command)}`);
  }
}

/** The sentence and the exit code of a failure. Expected ones are told in one line, a bug with where it happened. */
function describeFailure(error: unknown): { message: string; code: string; exitCode: number } {
  if (error instanceof CliError) return { message: error.message, code: "REFUSED", exitCode: error.exitCode };
  if (error instanceof DomainError) {
    const { detail = t("zh-CN", `errors.${error.code}`), errors = [] } = error.details;
    const lines = errors.map(({ path, message }) => (path ? `  ${path}：${message}` : `  ${message}`));
    return { message: [`${detail}（${error.code}）`, ...lines].join("\n"), code: error.code, exitCode: 1 };
  }
  if (error instanceof Error && error.message.startsWith("环境变量有误"))
    return { message: error.message, code: "ENVIRONMENT", exitCode: 1 };
  if (error instanceof Error && "code" in error && ["ECONNREFUSED", "ENOTFOUND", "28P01", "3D000"].includes(String(error.code))) {
    return { message: `连接不到数据库：${error.message}`, code: "UNAVAILABLE", exitCode: 1 };
  }
  if (error instanceof Error && "code" in error && ["P2021", "P2022", "42P01"].includes(String(error.code))) {
    return { message: "数据库的结构不是最新的：请先运行 npm run jjj -- migrate", code: "UNAVAILABLE", exitCode: 1 };
  }
  // Sources compiled on the way carry their whole text in the name of their file.
  const stack = (error instanceof Error ? (error.stack ?? error.message) : String(error)).replace(
    /data:text\/javascript\S*/g,
    "…",
  );
  return { message: `内部错误：${stack}`, code: "INTERNAL", exitCode: 1 };
}

/**
 * Run one `jjj` command and answer its exit code: 0 only when it did what it says. With `--json` standard output holds
 * one JSON object, also on failure; everything else goes to standard error.
 */
export async function main(argv: string[]): Promise<number> {
  const [name, ...args] = argv;
  const json = args.includes("--json");
  try {
    if (!name || name === "help" || name === "--help") {
      write(await listOfCommands());
      return name ? 0 : 1;
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new CliError(`没有命令 ${name}\n${await listOfCommands()}`);
    const { command } = await load();
    const { values, positionals } = parse(name, command, args);
    if (values.help) {
      write(usageOf(name, command));
      return 0;
    }
    const call: CliCall = {
      words: positionals,
      options: values as CliCall["options"],
      json,
      as: typeof values.as === "string" ? values.as : null,
      answer: (object, text) => write(json ? JSON.stringify(object) : text),
      progress: (text) => {
        if (process.stderr.isTTY) tell(text);
      },
      readInput,
    };
    return (await command.run(call)) ?? 0;
  } catch (error) {
    const { message, code, exitCode } = describeFailure(error);
    if (json) write(JSON.stringify({ error: { code, message } }));
    tell(message);
    return exitCode;
  }
}
