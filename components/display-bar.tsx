import { DisplaySwitch } from "#components/display-switch.tsx";
import { LanguageLink } from "#components/language-link.tsx";
import type { Display } from "#lib/display/model.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";

/** The thin line above the name of the gazette: what this site is, and how this device shows it. */
export function DisplayBar({ locale, display }: { locale: Locale; display: Display }) {
  return (
    <div className="border-b border-rule bg-wash text-sm">
      <div className="mx-auto flex max-w-page items-center px-4 sm:px-6">
        <p className="hidden text-ink-2 md:block">{t(locale, "design.tagline")}</p>
        <div className="-ml-2 shrink-0 whitespace-nowrap md:ml-4">
          <LanguageLink name={t(locale, "common.otherLanguage")} />
        </div>
        <DisplaySwitch
          display={display}
          words={{
            theme: t(locale, "design.theme"),
            themes: {
              system: t(locale, "design.themeSystem"),
              light: t(locale, "design.themeLight"),
              dark: t(locale, "design.themeDark"),
            },
            toLarge: t(locale, "design.toLarge"),
            toStandard: t(locale, "design.toStandard"),
          }}
        />
      </div>
    </div>
  );
}
