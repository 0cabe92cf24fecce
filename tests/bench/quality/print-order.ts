// One listing's answer laid open, for whoever tunes the scorer.
import type { Judged } from "./collections.ts";
import type { Product } from "./product.ts";

const SHOWN = 20;

/** The order of one listing's answer with grades, codes, parts of each score, and every judged one that is not shown. */
export function printOrder(judged: Judged, product: Product, id: string): void {
  const own = judged.listings.get(id);
  if (!own) {
    console.log(`${judged.name} 中没有 ${id}`);
    return;
  }
  const need = judged.needs.find(({ needId }) => needId === id);
  const candidates = need
    ? judged.offers
    : [...judged.listings.values()].filter(({ side }) => side !== own.side).map((one) => one.id);
  const { order, noMatch } = product.rank(id, candidates);
  console.log(`\n${id} ${own.title}${noMatch ? "（暂无匹配）" : ""}`);
  const line = (other: string, place: number) => {
    const link = need?.links.get(other) ?? judged.needs.find(({ needId }) => needId === other)?.links.get(id);
    const { points, parts, refused, shared } = product.report(id, other);
    const mark = link ? `${link.grade}${link.code ? ` ${link.code}` : ""}` : "·";
    const title = judged.listings.get(other)?.title ?? "";
    console.log(`${place > 0 ? String(place).padStart(4) : "   –"} ${other} [${mark}] ${points} ${title}`);
    console.log(
      `       ${parts.map((part) => `${part.kind} ${part.points}`).join(" · ")}${refused.length > 0 ? ` ✗ ${refused.join(" ")}` : ""}`,
    );
    console.log(`       同：${shared.join("，")}${link?.why ? `　判：${link.why}` : ""}`);
  };
  for (const [i, one] of order.slice(0, SHOWN).entries()) line(one.id, i + 1);
  const rest = [...(need?.links.keys() ?? [])].filter((other) => !order.slice(0, SHOWN).some((one) => one.id === other));
  if (rest.length > 0) console.log("  有判断而不在其中的：");
  for (const other of rest) line(other, order.findIndex((one) => one.id === other) + 1);
}
