import { headers } from "next/headers";
import { Notice } from "#components/notice.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";

/** Whether this page is the answer to a form that was posted without JavaScript: it then stands again with what was typed. */
export async function isPostedForm(): Promise<boolean> {
  return /^multipart\/form-data\s*;/i.test((await headers()).get("content-type") ?? "");
}

/** Said above a form whose writer's sign-in ended over it. */
export function ExpiredNotice({ locale }: { locale: Locale }) {
  return (
    <Notice kind="warn" title={t(locale, "posting.expiredTitle")}>
      <p>{t(locale, "posting.expiredText")}</p>
      <p>
        <a className="link inline-block py-2" href={localePath(locale, "/login")} target="_blank" rel="noopener">
          {t(locale, "posting.expiredOpen")}
        </a>
      </p>
    </Notice>
  );
}
