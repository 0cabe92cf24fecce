// The production web process: the standalone output of `npm run build`, listening on PORT.
import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const server = path.join(root, ".next/standalone/server.js");
const hasIpv6 = Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ family }) => family === "IPv6"));

if (!existsSync(server)) {
  console.error("还没有生产构建，请先运行 npm run build");
  process.exit(1);
}
// The server changes into its own folder: whatever is relative must be made absolute before.
process.env.DATA_DIR = path.resolve(root, process.env.DATA_DIR || ".data");
process.env.NODE_ENV = "production";
process.env.PORT ||= "3000";
// Containers and shells set HOSTNAME to the machine's name, which is not where to listen.
process.env.HOSTNAME = hasIpv6 ? "::" : "0.0.0.0";
process.env.NEXT_TELEMETRY_DISABLED = "1";
await import(pathToFileURL(server).href);
