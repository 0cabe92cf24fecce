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

const SUM_IN_WAN = /^[¥￥]?(\d+(?:\.\d+)?|\.\d+)(亿|千万|百万|万)?(?:元|人民币)?$/u;
const WAN_IN: Readonly<Record<string, number>> = { 亿: 10_000, 千万: 1_000, 百万: 100, 万: 1 };

/**
 * A sum as people write it into a field that counts 万元: `１２００万`, `1.2亿元`, `¥800,000元`; a bare number is 万元 already. null when
 * it is no such sum.
 */
export function wanOfText(text: string): number | null {
  const plainText = text.normalize("NFKC").replace(/[\s,，]/gu, "");
  const [, digits, unit] = SUM_IN_WAN.exec(plainText) ?? [];
  if (digits === undefined) return null;
  if (unit !== undefined) return Math.round(Number(digits) * (WAN_IN[unit] ?? 1) * 1e6) / 1e6;
  return plainText.endsWith("元") ? Number(digits) / 10_000 : Number(digits);
}
