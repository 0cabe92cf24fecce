import type { Area } from "#lib/i18n/catalogue.ts";

/** Words of the parts themselves, in English. */
export const design = {
  tagline: "Supply and demand of firms in Beijing, Tianjin and Hebei, open to everyone",
  theme: "Colours",
  themeSystem: "As system",
  themeLight: "Light",
  themeDark: "Dark",
  toLarge: "Larger text",
  toStandard: "Standard text",
  close: "Close",
  opening: "Opening the page…",
  loading: "Loading…",
  stepDone: "done",
  comboboxNone: "Nothing fits",
  comboboxCount: "{count} choices",
} as const satisfies Area<"design">;
