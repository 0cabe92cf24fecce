import { popcount } from "#lib/kernel/bits.ts";

/** Bits set in all of `a`, `b`. */
export function countBoth(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += popcount((a[i] as number) & (b[i] as number));
  return count;
}

export function countBits(a: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += popcount(a[i] as number);
  return count;
}

/** Keep in `into` what is also in `other`. */
export function intersect(into: Uint32Array, other: Uint32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) & (other[i] as number);
}

export const hasBit = (bits: Uint32Array, i: number): boolean => (((bits[i >>> 5] as number) >>> (i & 31)) & 1) === 1;
