import { TABLE_COLUMNS, type TableColumn, type TableWords } from "#lib/editions/model/table.ts";
import { t } from "#lib/i18n/catalogue.ts";

const ZH = "zh-CN";

/** The heading of each column. */
export const TABLE_HEADINGS: Record<TableColumn, string> = {
  serial: t(ZH, "editions.colSerial"),
  section: t(ZH, "editions.colSection"),
  code: t(ZH, "editions.colCode"),
  title: t(ZH, "editions.colTitle"),
  organization: t(ZH, "editions.colOrganization"),
  entered: t(ZH, "editions.colEntered"),
  region: t(ZH, "editions.colRegion"),
  division: t(ZH, "editions.colDivision"),
  chain: t(ZH, "editions.colChain"),
  chainLink: t(ZH, "editions.colChainLink"),
  summary: t(ZH, "editions.colSummary"),
  keyFigures: t(ZH, "editions.colKeyFigures"),
  cooperation: t(ZH, "editions.colCooperation"),
  amountMin: t(ZH, "editions.colAmountMin"),
  amountMax: t(ZH, "editions.colAmountMax"),
  validUntil: t(ZH, "editions.colValidUntil"),
  change: t(ZH, "editions.colChange"),
  url: t(ZH, "editions.colUrl"),
  hash: t(ZH, "editions.colHash"),
};

/** The headings in the order of the columns. */
export const HEADING_ROW: string[] = TABLE_COLUMNS.map((column) => TABLE_HEADINGS[column]);

/** The words inside the cells. */
export const TABLE_WORDS: TableWords = {
  anonymous: t(ZH, "editions.anonymous"),
  enteredByStaff: t(ZH, "editions.enteredByStaff"),
  other: t(ZH, "editions.otherChain"),
};
