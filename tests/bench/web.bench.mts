// The served product under load: pages and API of the production build, on BENCH_LISTINGS invented listings (2,000 unless
// said), 20 connections, 10 seconds each. Terms rotate: a single repeated one would measure a cache.
// needs: build
import { spawnSync } from "node:child_process";
import autocannon from "autocannon";
import { startService } from "../support/e2e-service.ts";

const LISTINGS = process.env.BENCH_LISTINGS || "2000";
const SECONDS = 10;
const TERMS = ["伺服电机", "减速器", "电解槽", "热成形钢", "层析介质", "网关", "电主轴", "压缩机", "雷达", "酶"];

const ROUTES: [name: string, paths: string[]][] = [
  ["首页", ["/"]],
  ["清单", ["/listings", "/listings?side=DEMAND", "/listings?region=HEBEI&side=SUPPLY"]],
  ["检索", TERMS.map((term) => `/listings?q=${encodeURIComponent(term)}`)],
  ["API 清单", ["/api/v1/listings?limit=20", "/api/v1/listings?limit=20&side=DEMAND"]],
  ["API 检索", TERMS.map((term) => `/api/v1/listings?q=${encodeURIComponent(term)}`)],
];

const service = await startService();
try {
  const seeded = spawnSync(
    process.execPath,
    ["--import", "tsx", "lib/cli/run.mts", "seed", "--profile", "large", "--listings", LISTINGS],
    {
      env: { ...process.env, ...service.env },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (seeded.status !== 0) throw new Error("seeding failed");
  console.log(`${LISTINGS} 条信息，20 个连接，每项 ${SECONDS} 秒`);
  console.log("项目 | 每秒请求 | p50 ms | p99 ms | 非 2xx");
  for (const [name, paths] of ROUTES) {
    const requests = paths.map((path) => ({ method: "GET" as const, path }));
    const {
      requests: rate,
      latency,
      non2xx,
    } = await autocannon({ url: service.baseUrl, requests, connections: 20, duration: SECONDS });
    console.log([name, Math.round(rate.average), latency.p50, latency.p99, non2xx].join(" | "));
  }
} finally {
  await service.stop();
}
process.exit(0);
