// Once a run of the journeys: the process backstage, which serves the product; its addresses go to the workers.
import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

type Ready = { port: number; baseUrl: string; dataDir: string };

export default async function setup() {
  const backstage = fork(path.join(process.cwd(), "tests/support/backstage.mts"), { execArgv: ["--import", "tsx"] });
  const ready = await Promise.race([
    once(backstage, "message").then(([message]) => message as Ready),
    once(backstage, "exit").then(([code]) => Promise.reject(new Error(`the service did not start (exit code ${code})`))),
  ]);
  process.env.E2E_BACKSTAGE = `http://127.0.0.1:${ready.port}`;
  process.env.E2E_BASE_URL = ready.baseUrl;
  process.env.E2E_DATA_DIR = ready.dataDir;
  return async () => {
    const ended = once(backstage, "exit");
    backstage.disconnect();
    await ended;
  };
}
