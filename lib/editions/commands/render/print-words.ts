import { t } from "#lib/i18n/catalogue.ts";

const ZH = "zh-CN";

/** The standing words of the paper: masthead, running head, headings of tables. */
export function printWords(number: string, code: string) {
  return {
    masthead: t(ZH, "editions.title"),
    rhythm: t(ZH, "editions.printRhythm"),
    runningHead: t(ZH, "editions.printRunningHead", { number }),
    footerLeft: t(ZH, "editions.printFooterLeft"),
    footerRight: t(ZH, "editions.printFooterRight", { code }),
    // The typesetter alone knows the pages: it fills these two places in.
    pageOf: t(ZH, "editions.printPageOf", { page: "{page}", pages: "{pages}" }),
    keyFigures: t(ZH, "editions.printKeyFigures"),
    legendSupply: t(ZH, "editions.printLegendSupply"),
    legendDemand: t(ZH, "editions.printLegendDemand"),
    legendRegions: t(ZH, "editions.printLegendRegions"),
    contents: t(ZH, "editions.printContents"),
    method: t(ZH, "editions.printMethod"),
    pairs: t(ZH, "editions.printPairs"),
    pairHead: [
      t(ZH, "editions.printPairColumn"),
      t(ZH, "editions.printPairSupply"),
      t(ZH, "editions.printPairDemand"),
      t(ZH, "editions.printPairChains"),
    ],
    pairsNote: t(ZH, "editions.printPairsNote"),
    indexTitle: t(ZH, "editions.printIndex"),
    corrections: t(ZH, "editions.printCorrections"),
    verification: t(ZH, "editions.printVerification"),
    verificationText: t(ZH, "editions.printVerificationText"),
  };
}
