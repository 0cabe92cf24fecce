import type { Locale } from "#lib/i18n/catalogue.ts";

const formats = new Map<"instant" | "day", Intl.DateTimeFormat>();

function formatter(style: "instant" | "day"): Intl.DateTimeFormat {
  let format = formats.get(style);
  if (!format) {
    const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "2-digit", day: "2-digit", timeZone: "Asia/Shanghai" };
    if (style === "instant") Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    format = new Intl.DateTimeFormat("zh-CN", options);
    formats.set(style, format);
  }
  return format;
}

/** Days have one form everywhere, in every language: 2026-11-22, whether they are days of their own or those of an instant. */
const written = (style: "instant" | "day", instant: Date | string): string =>
  formatter(style)
    .format(typeof instant === "string" ? new Date(instant) : instant)
    .replaceAll("/", "-");

/** An instant in Beijing time, to the minute. */
export function formatInstant(_locale: Locale, instant: Date | string): string {
  return written("instant", instant);
}

/** The Beijing day of an instant. */
export function formatDay(_locale: Locale, instant: Date | string): string {
  return written("day", instant);
}

/** A size as a person reads it: 850 KB, 2.4 MB. */
export function formatBytes(locale: Locale, bytes: number): string {
  const isSmall = bytes < 1_000_000;
  const number = isSmall ? Math.max(1, Math.round(bytes / 1_000)) : bytes / 1_000_000;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: isSmall ? 0 : 1 }).format(number)} ${isSmall ? "KB" : "MB"}`;
}
