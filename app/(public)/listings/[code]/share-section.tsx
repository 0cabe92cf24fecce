import { buttonClass } from "#components/button.tsx";
import { CopyButton, PrintButton } from "#components/copy-button.tsx";
import { Disclosure } from "#components/disclosure.tsx";
import { WeChatHint } from "#components/in-wechat.tsx";
import type { CodeNames } from "#components/listing-view.ts";
import { Section } from "#components/page.tsx";
import { QrCode } from "#components/qr-code.tsx";
import { env } from "#lib/env.ts";
import { type Locale, t } from "#lib/i18n/catalogue.ts";
import { localePath } from "#lib/i18n/paths.ts";
import type { ListingView } from "#lib/listings/queries/present.ts";
import { messageOf } from "./share-words.ts";

type Props = { locale: Locale /** As strangers see it. */; listing: ListingView; names: CodeNames };

/** Where the poster of a listing is; the version makes chats that keep pictures ask again after a change. */
export const posterPath = (locale: Locale, { code, version }: Pick<ListingView, "code" | "version">): string =>
  localePath(locale, `/listings/${code}/poster.png?v=${version}`);

/** Passing a listing on: poster, address, a text for chat groups. Both texts stand on the page; scripts only copy them. */
export function ShareSection({ locale, listing, names }: Props) {
  const origin = env().APP_BASE_URL;
  const address = `${origin}${localePath(locale, `/listings/${listing.code}`)}`;
  const message = messageOf({ locale, listing, names, origin });
  const said = { copied: t(locale, "discovery.copied"), failed: t(locale, "discovery.copyFailed") };
  return (
    <div>
      <Section title={t(locale, "discovery.shareTitle")} id="share" className="no-print">
        <div className="space-y-3">
          <WeChatHint>{t(locale, "discovery.wechatPoster")}</WeChatHint>
          <p className="flex flex-wrap gap-3">
            <a href={posterPath(locale, listing)} className={buttonClass("secondary")} target="_blank" rel="noopener">
              {t(locale, "discovery.posterOpen")}
            </a>
            <PrintButton>{t(locale, "discovery.print")}</PrintButton>
          </p>
          <div className="flex flex-wrap gap-3">
            <CopyButton text={message} words={{ copy: t(locale, "discovery.copyText"), ...said }} />
            <CopyButton text={address} words={{ copy: t(locale, "discovery.copyLink"), ...said }} />
          </div>
          {/* What is copied stands here too: to be read first, and to be marked by hand where nothing else can copy. */}
          <Disclosure summary={t(locale, "discovery.shareText")}>
            <div className="max-w-measure space-y-3 border-l-2 border-rule-strong pl-4 text-sm">
              <p className="break-all">{address}</p>
              <p className="whitespace-pre-line break-all">{message}</p>
            </div>
          </Disclosure>
          <p className="max-w-measure text-sm text-ink-2">{t(locale, "discovery.shareIntro")}</p>
        </div>
      </Section>
      <PrintFoot locale={locale} address={address} />
    </div>
  );
}

/** The way from paper back to the page. */
function PrintFoot({ locale, address }: { locale: Locale; address: string }) {
  return (
    <div className="hidden print:mt-8 print:flex print:items-center print:gap-4">
      <QrCode text={address} label={address} className="size-28" />
      <p>{t(locale, "discovery.printAddress")}</p>
    </div>
  );
}
