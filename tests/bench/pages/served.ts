import { spawnSync } from "node:child_process";
import { startService } from "../../support/e2e-service.ts";

type Service = Awaited<ReturnType<typeof startService>>;

/** A page to be measured: its name, and where it is. */
export type Measured = { name: string; url: string };

function jjj(service: Service, ...args: string[]): void {
  const done = spawnSync(process.execPath, ["--import", "tsx", "lib/cli/run.mts", ...args], {
    env: { ...process.env, ...service.env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (done.status !== 0) throw new Error(`jjj ${args.join(" ")} failed`);
}

async function firstCode(baseUrl: string): Promise<string> {
  const answer = await fetch(`${baseUrl}/api/v1/listings?limit=1`);
  const { items } = (await answer.json()) as { items: { code: string }[] };
  if (!items[0]) throw new Error("the demo list is empty");
  return items[0].code;
}

/** The product with the demo list and one published issue, and the four pages that readers come to first. */
export async function serveDemo(): Promise<{ service: Service; pages: Measured[] }> {
  const service = await startService();
  try {
    jjj(service, "seed", "--profile", "demo");
    const number = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    jjj(service, "edition", "build", "--number", number, "--as", "moderator@demo.invalid");
    jjj(service, "edition", "publish", "--number", number, "--as", "editor@demo.invalid");
    const at = (name: string, path: string): Measured => ({ name, url: `${service.baseUrl}${path}` });
    const code = await firstCode(service.baseUrl);
    return {
      service,
      pages: [at("首页", "/"), at("清单", "/listings"), at("详情", `/listings/${code}`), at("期刊", `/editions/${number}`)],
    };
  } catch (error) {
    await service.stop();
    throw error;
  }
}
