import { cx } from "#components/cx.ts";
import type { Locale } from "#lib/i18n/catalogue.ts";
import { t } from "#lib/i18n/catalogue.ts";

type Region = "BEIJING" | "TIANJIN" | "HEBEI";
type Side = "SUPPLY" | "DEMAND";

const solid: Record<Region, string> = {
  BEIJING: "border-jing-fill bg-jing-fill text-on-fill",
  TIANJIN: "border-jin-fill bg-jin-fill text-on-fill",
  HEBEI: "border-ji bg-ji-fill text-on-gold",
};
const outlined: Record<Region, string> = {
  BEIJING: "border-jing text-jing",
  TIANJIN: "border-jin text-jin",
  HEBEI: "border-ji text-ji",
};
const sizes = { sm: "size-6 text-sm border", md: "size-10 text-xl border-2", lg: "size-14 text-3xl border-2" };

/**
 * The seal of a region: solid for supply, outlined for demand. The character tells the region, the shape the side, colour only repeats.
 * Screen readers hear both words; pass `label=""` where the same words stand beside it.
 */
export function Seal({
  locale,
  region,
  side,
  size = "md",
  label,
}: {
  locale: Locale;
  region: Region;
  side: Side;
  size?: keyof typeof sizes;
  label?: string;
}) {
  const name = label ?? `${t(locale, `common.region${region}`)} ${t(locale, `common.side${side}`)}`;
  return (
    <span
      className={cx(
        "inline-grid shrink-0 place-items-center rounded-ledger font-display font-bold leading-none [print-color-adjust:exact] print:border-ink",
        sizes[size],
        side === "SUPPLY" ? solid[region] : outlined[region],
      )}
    >
      <span aria-hidden="true">{t(locale, `common.seal${region}`)}</span>
      {name && <span className="sr-only">{name}</span>}
    </span>
  );
}
