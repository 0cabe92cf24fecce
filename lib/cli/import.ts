import { readFile } from "node:fs/promises";
import path from "node:path";
import { storeImport } from "#lib/transfer/commands/queue-import.ts";
import { runImport } from "#lib/transfer/commands/run-import.ts";
import { fileKindOf } from "#lib/transfer/model/file-kind.ts";
import type { ImportReport, PublishMode } from "#lib/transfer/schema.ts";
import { type CliCall, type CliCommand, CliError } from "./command.ts";
import { contextFor } from "./context.ts";

const UNREADABLE = 2;
const SHOWN_REMARKS = 100;
const LEVEL = { error: "不收", hold: "待核实", note: "说明" } as const;

function publishMode(option: string | boolean | undefined): PublishMode {
  if (option === undefined) return "none";
  if (option === "all" || option === "valid") return option;
  throw new CliError("--publish 只能写作 --publish 或 --publish=all");
}

async function readGiven(file: string): Promise<Uint8Array> {
  try {
    return await readFile(path.resolve(file));
  } catch {
    throw new CliError(`读不到文件 ${file}`, UNREADABLE);
  }
}

function textOf(report: ImportReport): string {
  const { counts } = report;
  const lines = report.remarks.slice(0, SHOWN_REMARKS).map(({ sheet, row, column, level, message }) => {
    const where = `${sheet === null ? "" : `${sheet} `}第 ${row} 行${column === null ? "" : `［${column.replace(/\s+/gu, " ")}］`}`;
    return `  ${LEVEL[level]}  ${where}：${message}`;
  });
  const more = report.remarks.length > SHOWN_REMARKS ? [`  …… 另有 ${report.remarks.length - SHOWN_REMARKS} 条，见 --json`] : [];
  return [
    ...lines,
    ...more,
    `${report.dryRun ? "试读（未保存）" : "已导入"} ${report.file}：共 ${counts.rows} 行，新增 ${counts.created}，更新 ${counts.updated}，未变 ${counts.unchanged}，未收 ${counts.rejected}`,
    `发布 ${counts.published}，已过期 ${counts.expired}，有疑点待审 ${counts.held}`,
  ].join("\n");
}

async function run(call: CliCall): Promise<number> {
  const [file, ...others] = call.words;
  if (!file || others.length > 0)
    throw new CliError("用法：npm run jjj -- import 文件 [--publish|--publish=all] [--dry-run] [--json]");
  if (fileKindOf(file) === null) throw new CliError("只能读取 .xlsx、.csv 和 .jsonl 文件", UNREADABLE);
  const ctx = await contextFor(call.as);
  const bytes = await readGiven(file);
  const options = {
    dryRun: call.options["dry-run"] === true,
    publish: publishMode(call.options.publish),
    sourceChannel: "IMPORT" as const,
  };
  const queued = await storeImport(ctx, { name: path.basename(file), bytes }, options, false);
  call.progress(`正在读取 ${queued.file} …`);
  const report = await runImport(ctx, queued.id);
  if (report.status === "FAILED") {
    call.answer(report, `没有读取：${report.error}`);
    return UNREADABLE;
  }
  call.answer(report, textOf(report));
  return 0;
}

export const command: CliCommand = {
  summary: "导入一份清单（.xlsx、.csv、.jsonl），逐行报告",
  usage: ["文件 [--publish | --publish=all] [--dry-run]"],
  options: { publish: { type: "string" }, "dry-run": { type: "boolean" } },
  // Alone it means the rows without doubts.
  bare: { "--publish": "valid" },
  run,
};
