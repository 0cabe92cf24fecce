import { skipAlerts } from "#lib/alerts/commands/find-alerts.ts";
import { type CliCommand, CliError } from "./command.ts";
import { contextFor } from "./context.ts";

const PROFILES = ["demo", "verify", "large"] as const;
const DEFAULT_CANARY = "JJJCANARY";

/** A whole number of an option; the default when it is not given. */
function numberOf(value: unknown, name: string, fallback: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new CliError(`--${name} 应为非负整数`);
  return number;
}

export const command: CliCommand = {
  summary: "写入示例数据：demo 演示清单，verify 各身份账号，large 大量信息",
  usage: ["--profile demo|verify|large [--seed N] [--canary 文本] [--listings N]"],
  options: { profile: { type: "string" }, seed: { type: "string" }, canary: { type: "string" }, listings: { type: "string" } },
  async run(call) {
    const { profile, canary } = call.options;
    const ctx = await contextFor(null);
    const begun = Date.now();
    let result: { accounts: unknown[]; listings: number };
    if (profile === "demo") {
      result = await (await import("./seed/demo.ts")).seedDemo(ctx, call.progress);
    } else if (profile === "verify") {
      result = await (await import("./seed/verify.ts")).seedVerify(ctx, typeof canary === "string" ? canary : DEFAULT_CANARY);
    } else if (profile === "large") {
      const size = {
        seed: numberOf(call.options.seed, "seed", 1),
        listings: numberOf(call.options.listings, "listings", 100_000),
      };
      result = await (await import("./seed/large.ts")).seedLarge(ctx, size, call.progress);
    } else {
      throw new CliError(`--profile 应为 ${PROFILES.join("、")} 之一`);
    }
    // A list that was filled with samples is nobody's news.
    if (result.listings > 0) await skipAlerts(ctx);
    const seconds = (Date.now() - begun) / 1000;
    const accounts = result.accounts.length;
    const text =
      result.listings > 0
        ? `写入 ${result.listings} 条示例信息，账号 ${accounts} 个（${seconds.toFixed(1)} 秒）`
        : "示例数据已在";
    call.answer({ profile, accounts, listings: result.listings, seconds }, text);
    return 0;
  },
};
