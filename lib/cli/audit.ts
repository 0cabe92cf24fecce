import { verifyAudit } from "#lib/audit/verify.ts";
import { type CliCommand, CliError } from "./command.ts";
import { contextFor } from "./context.ts";

const PROBLEM = { gap: "序号不连续", chain: "与前一行的哈希不相接", hash: "内容与哈希不符" } as const;

export const command: CliCommand = {
  summary: "核对审计记录的哈希链，指出第一处改动",
  usage: ["verify"],
  async run(call) {
    if (call.words[0] !== "verify") throw new CliError("用法：npm run jjj -- audit verify");
    const { db } = await contextFor(call.as);
    const check = await verifyAudit(db);
    const text = check.problem
      ? `审计记录在第 ${check.problem.seq} 行不符：${PROBLEM[check.problem.what]}（此前 ${check.rows} 行无误）`
      : `审计记录完整：${check.rows} 行，末行哈希 ${check.lastHash}`;
    call.answer(check, text);
    return check.ok ? 0 : 1;
  },
};
