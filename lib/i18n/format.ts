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

/** An instant in Beijing time, to the minute. */
export function formatInstant(locale: Locale, instant: Date | string): string {
  return formatter(locale, "instant").format(typeof instant === "string" ? new Date(instant) : instant);
}

/** The Beijing day of an instant. */
export function formatDay(locale: Locale, instant: Date | string): string {
  return formatter(locale, "day").format(typeof instant === "string" ? new Date(instant) : instant);
}
