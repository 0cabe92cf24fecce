import type { Metadata } from "next";
import { DataTable } from "#components/data-table.tsx";
import { guarded } from "#components/guarded.tsx";
import { Page, PageHeading, Section } from "#components/page.tsx";
import { publicAddress } from "#components/public-metadata.ts";
import { operationsOfApi } from "#lib/api/operations.ts";
import { ACCOUNT_LIMIT, ANONYMOUS_LIMIT } from "#lib/api/rate-limit.ts";
import { t } from "#lib/i18n/catalogue.ts";
import { currentLocale } from "#lib/i18n/current.ts";
import { labelsIn } from "#lib/i18n/labels-in.ts";
import { operationSummary } from "#lib/i18n/operations.ts";
import { ERROR_STATUS, type ErrorCode } from "#lib/kernel/errors.ts";
import { PERSONA_LABELS } from "#lib/policies/labels.ts";

export async function generateMetadata(): Promise<Metadata> {
  const locale = await currentLocale();
  return {
    title: t(locale, "developers.title"),
    description: t(locale, "developers.intro"),
    ...publicAddress(locale, "/developers"),
  };
}

/** The readable face of the OpenAPI document: operations and error codes, from the same registry. */
async function DevelopersPage() {
  const locale = await currentLocale();
  const codes = Object.entries(ERROR_STATUS) as [ErrorCode, number][];
  return (
    <Page>
      <PageHeading title={t(locale, "developers.title")} intro={t(locale, "developers.intro")} />
      <Section title={t(locale, "developers.startTitle")}>
        <ul className="prose max-w-measure">
          <li>{t(locale, "developers.startKey")}</li>
          <li>{t(locale, "developers.startVersion")}</li>
          <li>{t(locale, "developers.startPaging")}</li>
          <li>{t(locale, "developers.startRetry")}</li>
          <li>{t(locale, "developers.limits", { anonymous: ANONYMOUS_LIMIT.points, account: ACCOUNT_LIMIT.points })}</li>
          <li>
            <a className="link" href="/api/v1/openapi.json">
              {t(locale, "developers.specLink")}
            </a>
          </li>
        </ul>
      </Section>
      <Section title={t(locale, "developers.operationsTitle")} id="operations">
        <DataTable
          caption={t(locale, "developers.operationsTitle")}
          rows={operationsOfApi()}
          rowKey={(operation) => operation.name}
          columns={[
            {
              key: "call",
              head: t(locale, "developers.colCall"),
              rowHead: true,
              cell: (o) => <code>{`${o.method} ${o.path}`}</code>,
            },
            { key: "purpose", head: t(locale, "developers.colPurpose"), cell: (o) => operationSummary(locale, o) },
            {
              key: "who",
              head: t(locale, "developers.colWho"),
              cell: (o) =>
                o.who === "all"
                  ? t(locale, "developers.everyone")
                  : o.who === "signedIn"
                    ? t(locale, "developers.signedIn")
                    : o.who.map((persona) => labelsIn(locale, PERSONA_LABELS)[persona]).join(t(locale, "common.listSeparator")),
            },
            { key: "answer", head: t(locale, "developers.colAnswer"), numeric: true, cell: (o) => o.status },
          ]}
        />
      </Section>
      <Section title={t(locale, "developers.errorsTitle")} id="errors">
        <p className="mb-3 max-w-measure">{t(locale, "developers.errorsIntro")}</p>
        <DataTable
          caption={t(locale, "developers.errorsTitle")}
          rows={codes}
          rowKey={([code]) => code}
          columns={[
            { key: "status", head: t(locale, "developers.colStatus"), cell: ([, status]) => status },
            {
              key: "code",
              head: t(locale, "developers.colCode"),
              rowHead: true,
              cell: ([code]) => <code id={code}>{code}</code>,
            },
            { key: "meaning", head: t(locale, "developers.colMeaning"), cell: ([code]) => t(locale, `errors.${code}`) },
          ]}
        />
      </Section>
    </Page>
  );
}

export default guarded(DevelopersPage);
