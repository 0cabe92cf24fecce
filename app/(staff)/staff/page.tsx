import type { Metadata } from "next";
import Link from "next/link";
import { cx } from "#components/cx.ts";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { requireStaff } from "#lib/auth/request-context.ts";
import { type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { can } from "#lib/policies/authorize.ts";
import { countDesk } from "#lib/stats/queries.ts";

export const metadata: Metadata = { title: t("zh-CN", "staff.title") };

/** What waits for staff, first; then the tools. */
async function StaffPage() {
  const ctx = await requireStaff("/staff");
  const { locale, actor } = ctx;
  const counts = await countDesk(ctx);
  const queues = [
    ["/staff/review", "staff.reviews", counts.reviews],
    ["/staff/organizations", "staff.organizations", counts.organizations],
    ["/staff/interests", "staff.interests", counts.interests],
    ["/staff/reports", "staff.reports", counts.reports],
    ["/staff/editions", "staff.editions", counts.editions],
  ] as const satisfies readonly (readonly [string, MessageKey, number])[];
  const tools = [
    ["/staff/intake", "staff.intake", can(actor, "import.read", null)],
    ["/staff/words", "staff.words", can(actor, "listing.readQueue", null)],
    ["/staff/taxonomy", "ontology.title", can(actor, "staff.enter", null)],
    ["/staff/users", "staff.users", can(actor, "user.manage", null)],
    ["/staff/audit", "staff.audit", can(actor, "audit.read", null)],
  ] as const satisfies readonly (readonly [string, MessageKey, boolean])[];
  const idle = queues.every(([, , count]) => count === 0);
  return (
    <Page>
      <PageHeading title={t(locale, "staff.title")} intro={t(locale, idle ? "staff.nothing" : "staff.intro")} />
      <ul className="grid grid-cols-2 border-t border-rule-strong lg:grid-cols-5">
        {queues.map(([href, label, count]) => (
          <li key={href} className="border-b border-rule lg:border-r lg:last:border-r-0">
            <Link href={href} prefetch={false} className="block py-3 pr-4 hover:bg-wash lg:px-4">
              <span className={cx("block font-display text-3xl font-bold", count === 0 && "text-ink-3")}>{count}</span>
              <span className="text-ink-2 underline underline-offset-4">{t(locale, label)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Section title={t(locale, "staff.toolsTitle")}>
        <ul className="space-y-1">
          {tools
            .filter(([, , allowed]) => allowed)
            .map(([href, label]) => (
              <li key={href}>
                <Link className="link inline-flex min-h-11 items-center" href={href} prefetch={false}>
                  {t(locale, label)}
                </Link>
              </li>
            ))}
        </ul>
      </Section>
    </Page>
  );
}

export default guarded(StaffPage);
