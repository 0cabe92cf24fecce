import type { Locale } from "#lib/i18n/catalogue.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, style: "instant" | "day"): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  let format = formats.get(key);
  if (!format) {
    const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "2-digit", day: "2-digit", timeZone: "Asia/Shanghai" };
    if (style === "instant") Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

/** Days have one form everywhere, 2026-11-22, whether they are days of their own or those of an instant. */
const written = (locale: Locale, style: "instant" | "day", instant: Date | string): string =>
  formatter(locale, style)
    .format(typeof instant === "string" ? new Date(instant) : instant)
    .replaceAll("/", "-");

/** An instant in Beijing time, to the minute. */
export function formatInstant(locale: Locale, instant: Date | string): string {
  return written(locale, "instant", instant);
}

/** The Beijing day of an instant. */
export function formatDay(locale: Locale, instant: Date | string): string {
  return written(locale, "day", instant);
}

/** A size as a person reads it: 850 KB, 2.4 MB. */
export function formatBytes(locale: Locale, bytes: number): string {
  const isSmall = bytes < 1_000_000;
  const number = isSmall ? Math.max(1, Math.round(bytes / 1_000)) : bytes / 1_000_000;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: isSmall ? 0 : 1 }).format(number)} ${isSmall ? "KB" : "MB"}`;
}
