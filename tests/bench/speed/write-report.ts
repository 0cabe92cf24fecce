import { writeFileSync } from "node:fs";
import { type HostState, isQuiet, machineLine } from "./host.ts";

/** Write the figures of a run as JSON, with the machine, its state and whether they may be judged; nowhere without a path. */
export function writeReport(
  path: string | null | undefined,
  [before, after]: readonly [HostState, HostState],
  facts: object,
): void {
  if (!path) return;
  const host = { machine: machineLine(), before, after, judged: isQuiet(before, after) };
  writeFileSync(path, `${JSON.stringify({ ...host, ...facts }, null, 1)}\n`);
}
