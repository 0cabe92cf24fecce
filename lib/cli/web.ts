import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { CliCommand } from "./command.ts";

/** `jjj web`: the production web process alone, in a process of its own; it checks its environment itself. */
export const command: CliCommand = {
  summary: "网站：在 PORT 上运行生产构建；Ctrl-C 结束",
  usage: [""],
  run: () =>
    new Promise((resolve, reject) => {
      const script = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../scripts/web.mjs");
      const child = spawn(process.execPath, [script], { stdio: "inherit" });
      process.on("SIGTERM", () => child.kill("SIGTERM"));
      process.on("SIGINT", () => child.kill("SIGINT"));
      child.once("error", reject);
      child.once("exit", (code, signal) => resolve(code ?? (signal ? 0 : 1)));
    }),
};
