import { cpus, loadavg, totalmem } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** What the host does while the bench itself rests. `busy`: share of all cores in use, 0–1. */
export type HostState = { load: number; busy: number; cores: number };

const SAMPLE_MS = 1_000;
/** A host whose cores are in use beyond this is not one to measure on. */
const BUSY_FROM = 0.2;

function times(): { busy: number; all: number } {
  let busy = 0;
  let all = 0;
  for (const { times: of } of cpus()) {
    busy += of.user + of.nice + of.sys + of.irq;
    all += of.user + of.nice + of.sys + of.irq + of.idle;
  }
  return { busy, all };
}

/** Watch the host for a second, doing nothing. */
export async function hostState(): Promise<HostState> {
  const before = times();
  await sleep(SAMPLE_MS);
  const after = times();
  const load = Math.round((loadavg()[0] ?? 0) * 100) / 100;
  return { load, busy: (after.busy - before.busy) / Math.max(1, after.all - before.all), cores: cpus().length };
}

/** Whether figures may be judged. */
export const isQuiet = (...states: readonly HostState[]): boolean => states.every(({ busy }) => busy <= BUSY_FROM);

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** The machine in one line. */
export function machineLine(): string {
  const [first] = cpus();
  return `${first?.model.trim() ?? "?"}，${cpus().length} 核，${Math.round(totalmem() / 2 ** 30)} GB，Node ${process.versions.node}`;
}

/** Load before and after, and what it means for the judgement. */
export function hostLine(before: HostState, after: HostState): string {
  const told = `主机占用：开始 ${percent(before.busy)}（load ${before.load}），结束 ${percent(after.busy)}（load ${after.load}）`;
  return isQuiet(before, after) ? told : `${told}；主机繁忙，数字只作上限，不作判定`;
}
