import { parseArgs } from "node:util";

const SIZES: Readonly<Record<string, number>> = {
  "10k": 10_000,
  "30k": 30_000,
  "100k": 100_000,
  "300k": 300_000,
  "1m": 1_000_000,
};

/** What every suite of speed can be told. */
export type SpeedOptions = {
  size: number;
  seed: number;
  /** `auto`: all that can be had in reasonable time at this size; else names. */
  peers: readonly string[] | "auto";
  rounds: number;
  json: string | null;
  /** Sizes of suite growth. */
  sizes: readonly number[];
  /** Races of suite sync. */
  races: number;
  /** Processes of suite rematch, instances of suite sync. */
  workers: number;
};

function sizeOf(name: string): number {
  const size = SIZES[name.toLowerCase()] ?? Number(name);
  if (!Number.isInteger(size) || size < 100) throw new Error(`--size：应为 ${Object.keys(SIZES).join("、")} 或不小于 100 的整数`);
  return size;
}

/**
 * The options of a run: `--size 10k --seed 1 --peers auto|none|NAME,… --rounds 5 --sizes 10k,30k,100k --races 100 --workers 2 --json FILE`.
 *
 * @throws {Error} with a readable sentence for a wrong value
 */
export function readOptions(args: readonly string[]): SpeedOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: "string", default: "10k" },
      seed: { type: "string", default: "1" },
      peers: { type: "string", default: "auto" },
      rounds: { type: "string", default: "5" },
      sizes: { type: "string", default: "10k,30k,100k" },
      races: { type: "string", default: "100" },
      workers: { type: "string", default: "2" },
      json: { type: "string" },
    },
  });
  const peers = values.peers === "auto" ? "auto" : values.peers === "none" ? [] : values.peers.split(",");
  return {
    size: sizeOf(values.size),
    seed: Number(values.seed),
    peers,
    rounds: Math.max(1, Number(values.rounds)),
    json: values.json ?? null,
    sizes: values.sizes.split(",").map(sizeOf),
    races: Number(values.races),
    workers: Math.max(1, Number(values.workers)),
  };
}

/** Whether a peer is wanted; `slow` ones are left out of `auto`. */
export function wantsPeer({ peers }: SpeedOptions, name: string, slow = false): boolean {
  return peers === "auto" ? !slow : peers.includes(name);
}
