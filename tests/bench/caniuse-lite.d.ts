// The package has no types: what the suite of pages reads of it.
declare module "caniuse-lite" {
  /** Support by browser and version: `y`, `a`, `n` …, followed by notes. */
  export type Stats = Record<string, Record<string, string>>;
  /** Packed data by the name of the feature. */
  export const features: Record<string, unknown>;
  export function feature(packed: unknown): { title: string; stats: Stats };
}
