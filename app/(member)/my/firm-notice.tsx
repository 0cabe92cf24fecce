import { LinkButton } from "#components/button.tsx";
import { EmptyState } from "#components/empty-state.tsx";
import { Notice } from "#components/notice.tsx";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import { type Actor, isSuspended } from "#lib/policies/actor.ts";

/** What a person without a firm reads in the place of a list. */
export function NoFirm({ locale }: { locale: Locale }) {
  return (
    <EmptyState
      title={t(locale, "listings.noFirmTitle")}
      action={<LinkButton href={localePath(locale, "/my/organization")}>{t(locale, "listings.noFirmAction")}</LinkButton>}
    >
      <p>{t(locale, "listings.noFirmText")}</p>
    </EmptyState>
  );
}

/** How the firm itself stands, when that limits what its members can do. */
export function FirmNotice({ locale, actor }: { locale: Locale; actor: Actor }) {
  if (actor.organizationId === null || actor.verification === "VERIFIED") return null;
  if (isSuspended(actor)) {
    return (
      <Notice kind="err" title={t(locale, "listings.suspendedTitle")}>
        <p>{t(locale, "listings.suspendedText")}</p>
        <p>
          <LinkButton look="quiet" href={localePath(locale, "/my/settings#data")}>
            {t(locale, "ownData.export")}
          </LinkButton>
        </p>
      </Notice>
    );
  }
  return (
    <Notice kind="warn" title={t(locale, "listings.unverifiedTitle")}>
      <p>{t(locale, "listings.unverifiedText")}</p>
      <p>
        <LinkButton look="quiet" href={localePath(locale, "/my/organization")}>
          {t(locale, "listings.unverifiedAction")}
        </LinkButton>
      </p>
    </Notice>
  );
}

/** 发布供给 and 发布需求. */
export function PostButtons({ locale }: { locale: Locale }) {
  return (
    <>
      <LinkButton href={localePath(locale, "/my/listings/new?side=DEMAND")}>{t(locale, "site.postDemand")}</LinkButton>
      <LinkButton look="secondary" href={localePath(locale, "/my/listings/new?side=SUPPLY")}>
        {t(locale, "site.postSupply")}
      </LinkButton>
    </>
  );
}
