import type { Metadata } from "next";
import Link from "next/link";
import { codeNames } from "#components/code-names.ts";
import { guarded } from "#components/guarded.tsx";
import { Notice } from "#components/notice.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { Seal } from "#components/seal.tsx";
import { StatusBadge } from "#components/status-badge.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { STATUS_LABELS } from "#lib/listings/labels.ts";
import { listFilesToReview } from "#lib/listings/queries/files.ts";
import { getDossier } from "#lib/moderation/queries/dossier.ts";
import { differencesOf, hintsFor } from "#lib/moderation/queries/review.ts";
import { belongsTo } from "#lib/policies/actor.ts";
import { can } from "#lib/policies/authorize.ts";
import { DecisionPane } from "./decision-pane.tsx";
import { Differences, ReviewDocument } from "./document.tsx";
import { ReviewFiles } from "./files.tsx";
import { HintList } from "./hint-list.tsx";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${t("zh-CN", "moderation.queueTitle")} ${(await params).code}` };
}

const CHECKS = ["moderation.check1", "moderation.check2", "moderation.check3", "moderation.check4", "moderation.check5"] as const;

/** One listing under review: the document, what changed, the hints, the decision. */
async function ReviewPage({ params }: Props) {
  const { code } = await params;
  const ctx = await requireStaff(`/staff/review/${code}`);
  const { locale, actor } = ctx;
  const dossier = await getDossier(ctx, code);
  const { waiting, organization } = dossier;
  const content = waiting?.content ?? dossier.content;
  const differences = waiting ? await differencesOf(ctx, waiting) : [];
  const hints = waiting ? ((await hintsFor(ctx, [waiting])).get(code) ?? []) : [];
  const [names, files] = await Promise.all([codeNames(ctx), listFilesToReview(ctx, code)]);
  const firm = { organizationId: organization.id };
  const ownFirm = belongsTo(actor, firm);
  const back = (
    <Link className="link" href="/staff/review" prefetch={false}>
      {t(locale, "moderation.queueTitle")}
    </Link>
  );
  const facts = (
    <span className="flex flex-wrap items-center gap-3">
      <Seal locale={locale} region={organization.region} side={content.side} size="sm" />
      {dossier.code}
      <StatusBadge>{STATUS_LABELS[dossier.status]}</StatusBadge>
      {waiting?.revisionId && <StatusBadge tone="wait">{t(locale, "moderation.revisionMark")}</StatusBadge>}
      <Link className="link" href={`/staff/organizations/${organization.id}`} prefetch={false}>
        {organization.name}
      </Link>
    </span>
  );
  return (
    <Page>
      <PageHeading above={back} title={content.title} intro={facts} />
      {dossier.mayUndo && <Notice kind="ok">{t(locale, "moderation.decided")}</Notice>}
      <div className="lg:grid lg:grid-cols-[1fr_22rem] lg:gap-10">
        <div>
          <Differences locale={locale} names={names} rows={differences} />
          <ReviewDocument locale={locale} names={names} dossier={dossier} content={content}>
            <ReviewFiles locale={locale} files={files} visibility={content.visibility} />
          </ReviewDocument>
        </div>
        <aside className="mt-10 space-y-8 lg:mt-0">
          {waiting && (
            <>
              <Section title={t(locale, "moderation.hintsTitle")}>
                <HintList locale={locale} hints={hints} holdReasons={waiting.holdReasons} />
              </Section>
              <Section title={t(locale, "moderation.checklistTitle")}>
                <ol className="list-decimal space-y-1 pl-6">
                  {CHECKS.map((key) => (
                    <li key={key}>{t(locale, key)}</li>
                  ))}
                </ol>
              </Section>
            </>
          )}
          {(ownFirm || can(actor, "listing.review", firm)) && (
            <Section title={t(locale, "moderation.decisionTitle")}>
              <DecisionPane locale={locale} dossier={dossier} ownFirm={ownFirm} />
            </Section>
          )}
        </aside>
      </div>
    </Page>
  );
}

export default guarded(ReviewPage);
