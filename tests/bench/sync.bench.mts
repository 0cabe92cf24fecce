// Several instances over one database: is anything shown after the commit that took it down? Notices that get lost, listeners that
// are cut, and a search process that dies in the middle of it.
//   npm run bench -- --suite sync [--races 100] [--workers 2] [--json FILE]     (10,000 races by hand)
// Every race takes one listing down in this process and asks another instance at once, while all are under load. Every second
// instance asks the search process, the others have an index of their own.
import { setTimeout as sleep } from "node:timers/promises";
import { seedLarge } from "#lib/cli/seed/large.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { decideListing } from "#lib/listings/commands/decide-listing.ts";
import { IndexClient } from "#lib/search/memory/client.ts";
import type { SearchQuestion } from "#lib/search/memory/question.ts";
import { readClock } from "#lib/search/memory/source.ts";
import { searchAddress } from "#lib/search/memory/wire.ts";
import { contextOf, createPerson, systemContext } from "../support/people.ts";
import { hostLine, hostState, machineLine } from "./speed/host.ts";
import { readOptions } from "./speed/options.ts";
import { startServer } from "./speed/server.ts";
import { short, timesOf } from "./speed/stats.ts";
import { Instance } from "./speed/sync-parent.ts";
import { freshDatabase, SearchProcess } from "./speed/sync-world.ts";
import { writeReport } from "./speed/write-report.ts";

const LISTINGS = 600;
/** In every so many-th race the listeners are cut right before, so that they miss the notice. */
const CUT_EVERY = 10;
const PAUSE_MS = 40;
const GIVE_UP_MS = 10_000;
const ANYTHING: SearchQuestion = {
  words: null,
  today: 0,
  facets: {},
  reader: { everything: false, organization: 0 },
  sort: "newest",
  limit: 1,
  after: null,
};

const options = readOptions(process.argv.slice(2));
const before = await hostState();
const server = await startServer();
const database = await freshDatabase(server);
// Only now does the environment name the database.
await seedLarge(systemContext(new Date()), { seed: options.seed, listings: LISTINGS }, () => undefined);
const moderator = await createPerson("moderator");
const search = new SearchProcess();
search.start();
const instances = Array.from({ length: Math.max(2, options.workers) }, (_, i) => new Instance(i % 2 === 0, process.env));
await Promise.all(instances.map(({ ready }) => ready));
const client = new IndexClient(searchAddress(env()));

/** Until the search process answers. Answers how long that took, in milliseconds. */
async function untilServed(): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const served = await client.search(await readClock(db()), ANYTHING).then(
      () => true,
      () => false,
    );
    if (served) return performance.now() - begun;
    if (performance.now() - begun > 10 * GIVE_UP_MS) throw new Error("the search process does not answer");
    await sleep(20);
  }
}

type Target = { code: string; title: string; asker: string };
/** Listings that stand in somebody's matches, with who asks. */
async function findTargets(): Promise<Target[]> {
  const rows = await db().listing.findMany({
    where: { status: "PUBLISHED" },
    select: { code: true, title: true },
    orderBy: { code: "asc" },
  });
  const titles = new Map(rows.map(({ code, title }) => [code, title]));
  const targets: Target[] = [];
  for (const { code: asker } of rows.slice(0, 60)) {
    const [code] = (await instances[0]?.ask("matches", asker)) ?? [];
    if (code) targets.push({ code, title: titles.get(code) ?? "", asker });
  }
  return targets;
}

async function decide(code: string, decision: "suspend" | "reinstate"): Promise<void> {
  const { version } = await db().listing.findUniqueOrThrow({ where: { code }, select: { version: true } });
  const reasons = decision === "suspend" ? (["OTHER"] as const) : [];
  await decideListing(contextOf(moderator, new Date()), {
    code,
    decision,
    reasons: [...reasons],
    note: "示例：并发测量",
    version,
  });
}

const leaks: string[] = [];
const gone: number[] = [];
const back: number[] = [];
let cut = 0;
let stopped = false;

async function race(instance: Instance, { code, title, asker }: Target): Promise<void> {
  await decide(code, "suspend");
  const committed = performance.now();
  const shown = await Promise.all([
    instance.ask("matches", asker),
    instance.ask("list", title),
    instance.ask("count", code),
    instance.ask("detail", code),
    instance.ask("matches", asker),
  ]);
  gone.push(performance.now() - committed);
  if (shown.some((codes) => codes.includes(code))) leaks.push(code);
  await decide(code, "reinstate");
  const reinstated = performance.now();
  while (performance.now() - reinstated < GIVE_UP_MS) {
    const asked = performance.now();
    if ((await instance.ask("matches", asker)).includes(code)) {
      // An answer is as new as the question: the time until it was asked is the lag.
      back.push(asked - reinstated);
      return;
    }
    await sleep(1);
  }
  back.push(GIVE_UP_MS);
}

const targets = await findTargets();
if (targets.length === 0) throw new Error("nobody has matches");
const load = instances.map(async (instance, i) => {
  for (let n = i; !stopped; n++) {
    const { title, asker } = targets[n % targets.length] as Target;
    await instance.ask(n % 2 === 0 ? "matches" : "list", n % 2 === 0 ? asker : title);
    await sleep(PAUSE_MS);
  }
});
let [first, recovered] = [Number.NaN, Number.NaN];
await untilServed();
for (let n = 0; n < options.races; n++) {
  const at = n % instances.length;
  const instance = instances[at] as Instance;
  if (n % CUT_EVERY === 0) cut += await database.cutListeners();
  if (n === Math.floor(options.races / 2)) {
    await search.kill();
    const died = performance.now();
    await instances[0]?.ask("matches", (targets[0] as Target).asker);
    first = performance.now() - died;
    search.start();
    recovered = await untilServed();
  }
  await race(instance, targets[n % targets.length] as Target);
}
stopped = true;
await Promise.all(load);
await search.kill();
const failed = instances.flatMap(({ errors }) => errors);
const answered = instances.reduce((sum, one) => sum + one.answered, 0);
const times = timesOf(instances.flatMap((one) => one.times));
await Promise.all(instances.map((instance) => instance.end()));
await db().$disconnect();
await database.drop();
await server.release();
const after = await hostState();

const line = (values: readonly number[]) => {
  const { p50, p95, p99 } = timesOf(values);
  return [p50, p95, p99].map(short).join(" / ");
};
console.log(
  `${machineLine()}\n${instances.length} 个实例（${instances.filter(({ remote }) => remote).length} 个问检索进程），${LISTINGS} 条，${options.races} 次下架竞争，断开监听 ${cut} 个连接，请求 ${answered} 次`,
);
console.log(`泄漏 ${leaks.length}，失败的请求 ${failed.length}${failed[0] ? `（${failed[0]}）` : ""}`);
console.log(
  `下架提交后五问答完 p50/p95/p99 ${line(gone)} ms；恢复后再次可见的滞后 ${line(back)} ms；全部请求 ${[times.p50, times.p95, times.p99].map(short).join(" / ")} ms`,
);
console.log(`检索进程被杀后第一问 ${short(first)} ms（由 PostgreSQL 应答），重启 ${short(recovered / 1000)} 秒后由检索进程应答`);
console.log(hostLine(before, after));
writeReport(options.json, [before, after], {
  ...{ races: options.races, instances: instances.length, leaks: leaks.length, failed, cut },
  ...{ gone: timesOf(gone), back: timesOf(back), times, first, recovered },
});
process.exit(leaks.length === 0 && failed.length === 0 ? 0 : 1);
