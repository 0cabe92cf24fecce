/** Largest amount the product takes: 100 亿元, in 万元. */
export const MAX_WAN = 10_000_000;

/** Structural type of the database's decimal, so that pure code needs no database import. */
type DecimalLike = { toNumber(): number };

/** A DECIMAL column as a number of 万元 with two decimals; null stays null (面议). */
export function toWan(value: DecimalLike | null): number | null {
  return value === null ? null : Math.round(value.toNumber() * 100) / 100;
}

/** 万元 as people read it: `50 万元`, `1.2 亿元`, a range, 面议 for two nulls. */
export function formatWanRange(min: number | null, max: number | null): string {
  if (min === null && max === null) return "面议";
  if (min !== null && max !== null) return min === max ? `${formatWan(min)}` : `${plain(min)}–${formatWan(max)}`;
  return min !== null ? `${formatWan(min)}起` : `${formatWan(max ?? 0)}以内`;
}

/** One amount of 万元: from 10,000 on in 亿元. */
export function formatWan(wan: number): string {
  return wan >= 10_000 && wan % 100 === 0 ? `${plain(wan / 10_000)} 亿元` : `${plain(wan)} 万元`;
}

function plain(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}
