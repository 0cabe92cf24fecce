/** How a device shows the site: colours and size, chosen in the header and kept in one cookie. */

/** `system` follows the device's own setting. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** `large` is 长者版: larger type, one column, larger targets. */
export const SIZES = ["standard", "large"] as const;
export type Size = (typeof SIZES)[number];

export type Display = { readonly theme: Theme; readonly size: Size };

export const DEFAULT_DISPLAY: Display = { theme: "system", size: "standard" };

/** One of `known`, or null. */
function among<T extends string>(known: readonly T[], text: unknown): T | null {
  return known.find((value) => value === text) ?? null;
}

/** What a cookie says; the default for each half that it does not say in our words. */
export function readDisplay(cookie: string | undefined): Display {
  const [theme, size] = (cookie ?? "").split(".");
  return { theme: among(THEMES, theme) ?? DEFAULT_DISPLAY.theme, size: among(SIZES, size) ?? DEFAULT_DISPLAY.size };
}

/** The cookie's text: `dark.large`. */
export function writeDisplay({ theme, size }: Display): string {
  return `${theme}.${size}`;
}

/** The display after a press: the half that was asked for in our words changes, everything else stays. */
export function chosenDisplay(current: Display, asked: { theme: unknown; size: unknown }): Display {
  return { theme: among(THEMES, asked.theme) ?? current.theme, size: among(SIZES, asked.size) ?? current.size };
}
