import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildEdition } from "#lib/editions/commands/build-edition.ts";
import { publishEdition } from "#lib/editions/commands/publish-edition.ts";
import { EDITION_STATUS_LABELS } from "#lib/editions/labels.ts";
import { getEdition, listEditions } from "#lib/editions/queries/editions.ts";
import { verifyEdition } from "#lib/editions/queries/verify-edition.ts";
import { createEditionSchema, type Edition, type EditionHead, editionNumberSchema } from "#lib/editions/schema.ts";
import type { Context } from "#lib/kernel/context.ts";
import { type CliCall, type CliCommand, CliError } from "./command.ts";
import { contextFor } from "./context.ts";

type Act = (ctx: Context, call: CliCall) => Promise<number>;

const acts: Record<string, Act> = { list, build, publish, verify };

/** `jjj edition list|build|publish|verify`: the periodic issue from the command line. */
export const command: CliCommand = {
  summary: "期刊：列出、编制定稿、发布、校验",
  usage: [
    "list",
    "build --number 2026-11 [--cutoff 时刻] [--from 日期 --to 日期] [--as 邮箱] [--out 文件夹]",
    "publish --number 2026-11 --as 主编邮箱",
    "verify --number 2026-11 [--file 文件]",
  ],
  options: {
    ...{ number: { type: "string" }, cutoff: { type: "string" }, from: { type: "string" }, to: { type: "string" } },
    ...{ out: { type: "string" }, file: { type: "string" } },
  },
  async run(call) {
    const [name = "", ...surplus] = call.words;
    const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
    if (!act || surplus.length > 0) throw new CliError(`edition 之后应为 ${Object.keys(acts).join("、")} 之一`);
    return act(await contextFor(call.as), call);
  },
};

async function list(ctx: Context, call: CliCall): Promise<number> {
  const page = await listEditions(ctx, { limit: 100 });
  call.answer(page, page.items.map(lineOf).join("\n") || "还没有期刊");
  return 0;
}

async function build(ctx: Context, call: CliCall): Promise<number> {
  const number = numberOf(call);
  const [periodFrom, periodTo, cutoff] = [text(call, "from"), text(call, "to"), text(call, "cutoff")];
  if ((periodFrom === undefined) !== (periodTo === undefined)) throw new CliError("--from 和 --to 要同时给出");
  const given = { ...(periodFrom && { periodFrom }), ...(periodTo && { periodTo }), ...(cutoff && { cutoff }) };
  // Judged like the body of POST /editions; what was not given gets a stand-in.
  const standIn = { periodFrom: `${number}-01`, periodTo: `${number}-01`, cutoff: ctx.now.toISOString() };
  const checked = createEditionSchema.safeParse({ number, ...standIn, ...given });
  if (!checked.success)
    throw new CliError(checked.error.issues.map(({ path: at, message }) => `${at.join(".")}：${message}`).join("\n"));
  const papers = await buildEdition(ctx, { number, ...given });
  const out = text(call, "out");
  const written: string[] = [];
  if (out !== undefined) {
    await mkdir(out, { recursive: true });
    for (const { format, content } of papers) {
      const file = path.resolve(out, `${number}.${format}`);
      await writeFile(file, content);
      written.push(file);
    }
  }
  const edition = await getEdition(ctx, number);
  call.answer(
    edition,
    [lineOf(edition), ...papers.map(({ format, sha256 }) => `  ${format.padEnd(5)}${sha256}`), ...written].join("\n"),
  );
  return 0;
}

async function publish(ctx: Context, call: CliCall): Promise<number> {
  const number = numberOf(call);
  await publishEdition(ctx, { number });
  const edition = await getEdition(ctx, number);
  call.answer(edition, `${lineOf(edition)}，总第 ${edition.serial} 期`);
  return 0;
}

async function verify(ctx: Context, call: CliCall): Promise<number> {
  const number = numberOf(call);
  const file = text(call, "file");
  const copy = file === undefined ? undefined : { name: path.basename(file), content: await readCopy(file) };
  const check = await verifyEdition(ctx, number, copy);
  const faults = check.problems.map(
    ({ file: paper, serial, code, expected, found }) =>
      `  ${[paper, serial === null ? null : `第 ${serial} 条`, code].filter(Boolean).join(" ") || "全期"}：应为 ${expected}，实为 ${found}`,
  );
  const changed =
    check.changedSince.length > 0 ? [`定稿后有变化的信息 ${check.changedSince.length} 条：${check.changedSince.join("、")}`] : [];
  call.answer(check, [check.ok ? `第 ${number} 期校验无误` : `第 ${number} 期校验不符：`, ...faults, ...changed].join("\n"));
  return check.ok ? 0 : 1;
}

async function readCopy(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CliError(`读不了 ${file}：${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

function numberOf(call: CliCall): string {
  const read = editionNumberSchema.safeParse(text(call, "number"));
  if (!read.success) throw new CliError("--number 应为期号，例如 2026-11");
  return read.data;
}

function text(call: CliCall, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" ? value : undefined;
}

function lineOf({ number, status, counts, title }: EditionHead | Edition): string {
  return `${number}  ${EDITION_STATUS_LABELS[status]}  需求 ${counts.demand} 条，供给 ${counts.supply} 条  ${title}`;
}
