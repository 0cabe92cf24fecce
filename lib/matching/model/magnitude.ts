import type { Quantity } from "#lib/matching/model/quantity.ts";

/** Share of a term's weight given to the neighbouring order of magnitude, so that 95 and 105 still meet. */
const NEIGHBOUR = 0.5;

/** One number for a measured statement: the middle of a range (by ratio), else the end that is stated; 0 when it has none. */
function typical({ low, high }: Quantity): number {
  if (!Number.isFinite(low)) return Math.abs(high);
  if (!Number.isFinite(high)) return Math.abs(low);
  return low > 0 ? Math.sqrt(low * high) : Math.max(Math.abs(low), Math.abs(high));
}

/**
 * A measured statement as terms: its dimension with its power of two, and the nearer neighbouring one at half the weight.
 * Two texts that share no word but speak of 45 MPa, 500 kg in 12 h and -25 ℃ speak of the same thing.
 */
export function magnitudeTerms(quantity: Quantity): { term: string; share: number }[] {
  const value = typical(quantity);
  if (!(value > 0)) return [];
  const power = Math.log2(value);
  const whole = Math.floor(power);
  const neighbour = power - whole < 0.5 ? whole - 1 : whole + 1;
  return [
    { term: `q:${quantity.dimension}:${whole}`, share: 1 },
    { term: `q:${quantity.dimension}:${neighbour}`, share: NEIGHBOUR },
  ];
}
