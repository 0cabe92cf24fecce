import type { Metadata } from "next";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";

export { MissingPage as default } from "#components/missing-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: t(await currentLocale(), "errors.notFoundTitle") };
}
