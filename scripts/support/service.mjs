// The service as `npm start`, `npm run demo` and `npm run dev` run it: database, web, worker, search.
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDatabase, loadEnvironment, root } from "./environment.mjs";
import { ensureClient } from "./sources.mjs";
import { runNode, superviseService, waitForFreePort, waitUntilReady } from "./supervisor.mjs";

/** Arguments for Node that run one `jjj` command in this very environment. */
export function jjjArguments(...args) {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return ["--import", tsx, path.join(root, "lib/cli/run.mts"), ...args];
}

/** Run one `jjj` command to its end. @throws {Error} when it fails; it has said why. */
export async function runJjj(...args) {
  if ((await runNode(jjjArguments(...args))) !== 0) throw new Error(`jjj ${args.join(" ")} 失败`);
}

/**
 * Start everything and stay until Ctrl-C: embedded database unless one is named, `prepare` (migrate, seed, build), web,
 * worker and search. Whatever was started here is stopped here; answers the exit code.
 */
export async function runService({ prepare, web, onReady }) {
  const dataDir = loadEnvironment();
  process.env.PORT ||= "3000";
  const service = superviseService();
  let database = null;
  try {
    await waitForFreePort(Number(process.env.PORT));
    database = await ensureDatabase(dataDir);
    await ensureClient();
    await prepare({ dataDir, embedded: database !== null });
    if (service.ended()) return 0;
    service.start("网站", web);
    service.start("后台任务", jjjArguments("worker"));
    service.keep("检索", jjjArguments("search"));
    await waitUntilReady(`http://127.0.0.1:${process.env.PORT}/api/health/ready`, service, 120_000);
    await onReady({ dataDir });
    return await service.done;
  } catch (error) {
    if (!service.ended()) console.error(error.message);
    const code = await service.stop(1);
    return code;
  } finally {
    await database?.release();
  }
}

/** End this process with the service's exit code, whatever still holds the event loop. */
export function exitWith(running) {
  running.then(
    (code) => process.exit(code),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
