import { DataTable } from "#components/data-table.tsx";
import { WeChatHint } from "#components/in-wechat.tsx";
import { Seal } from "#components/seal.tsx";
import { chainGroup } from "#lib/editions/model/order.ts";
import { fileUrl } from "#lib/editions/model/papers.ts";
import type { Issue } from "#lib/editions/queries/editions.ts";
import type { Edition, EditionFormat, EditionRegion } from "#lib/editions/schema.ts";
import { type Locale, type MessageKey, t } from "#lib/i18n/catalogue.ts";
import { REGIONS } from "#lib/kernel/regions.ts";
import type { ChainName } from "./row-words.ts";

const FORMAT_WORDS = {
  pdf: "editions.formatPdf",
  xlsx: "editions.formatXlsx",
  docx: "editions.formatDocx",
  csv: "editions.formatCsv",
  json: "editions.formatJson",
  txt: "editions.formatTxt",
} as const satisfies Record<EditionFormat, MessageKey>;

/** The papers of an issue, each with its size and checksum. */
export function Downloads({ locale, edition }: { locale: Locale; edition: Edition }) {
  return (
    <section aria-label={t(locale, "editions.download")} className="no-print border-y border-rule py-4">
      <WeChatHint>{t(locale, "files.wechatDownload")}</WeChatHint>
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {edition.files.map(({ format, bytes, sha256 }) => (
          <li key={format}>
            <a href={fileUrl(edition.number, format)} className="link inline-block py-1 font-medium">
              {t(locale, FORMAT_WORDS[format])}
            </a>
            <span className="ml-2 text-sm text-ink-2">{sizeText(bytes)}</span>
            <span className="block font-mono text-sm text-ink-2" title={sha256}>
              SHA-256 {sha256.slice(0, 16)}…
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-ink-2">{t(locale, "editions.downloadNote")}</p>
    </section>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const COLUMNS = REGIONS.flatMap((region) => (["DEMAND", "SUPPLY"] as const).map((side) => ({ region, side })));

/** The cover figures: chains down, regions and sides across. */
export function CountsTable({ locale, issue: { edition }, chainName }: { locale: Locale; issue: Issue; chainName: ChainName }) {
  const count = (chain: string, region: EditionRegion, side: "DEMAND" | "SUPPLY") =>
    edition.rows.filter((row) => row.section === side && row.region === region && chainGroup(row.chain) === chain).length;
  return (
    <DataTable
      caption={t(locale, "editions.countsCaption")}
      rows={edition.counts.byChain}
      rowKey={({ value }) => value}
      columns={[
        {
          key: "chain",
          head: t(locale, "editions.printIndexChain"),
          rowHead: true,
          cell: ({ value }) => chainName(value),
        },
        ...COLUMNS.map(({ region, side }) => ({
          key: `${region} ${side}`,
          head: <Seal locale={locale} region={region} side={side} size="sm" />,
          numeric: true,
          cell: ({ value }: { value: string }) => count(value, region, side),
        })),
        { key: "sum", head: t(locale, "editions.printSum"), numeric: true, cell: ({ count: sum }) => sum },
      ]}
    />
  );
}
