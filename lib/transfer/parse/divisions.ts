import { COUNTY_UNITS, type Division, divisionLabel, HEBEI_CITIES, divisionOf as unitOf } from "#lib/kernel/divisions.ts";
import type { RegionCode } from "#lib/kernel/regions.ts";
import { foldLabel } from "#lib/kernel/text.ts";
import { REGION_FULL_NAMES } from "#lib/transfer/labels/words.ts";
import { finding, plain, type Read, told } from "#lib/transfer/model/findings.ts";
import { simplified } from "#lib/transfer/parse/fold.ts";
import { codeOf, LONGEST_WORD, REGIONS } from "#lib/transfer/parse/words.ts";

/** Codes of a whole region or of a municipality's districts taken together. */
const WHOLE = new Map<string, RegionCode>([
  ["110000", "BEIJING"],
  ["110100", "BEIJING"],
  ["120000", "TIANJIN"],
  ["120100", "TIANJIN"],
  ["130000", "HEBEI"],
]);

/** Districts and cities as their English addresses write them; counties are written in Chinese by everybody. */
const ROMANISED: ReadonlyMap<string, string> = new Map(
  `
  110101dongcheng 110102xicheng 110105chaoyang 110106fengtai 110107shijingshan 110108haidian 110109mentougou 110111fangshan
  110112tongzhou 110113shunyi 110114changping 110115daxing 110116huairou 110117pinggu 110118miyun 110119yanqing
  120101heping 120102hedong 120103hexi 120104nankai 120106hongqiao 120110dongli 120111xiqing 120112jinnan 120113beichen
  120114wuqing 120115baodi 120116binhai 120116binhainewarea 120117ninghe 120118jinghai 120119jizhou
  130100shijiazhuang 130200tangshan 130300qinhuangdao 130400handan 130500xingtai 130600baoding 130700zhangjiakou
  130800chengde 130900cangzhou 131000langfang 131100hengshui`
    .trim()
    .split(/\s+/u)
    .map((entry) => [entry.slice(6), entry.slice(0, 6)]),
);

function short(name: string): string {
  const cut = name.replace(/(?:满族蒙古族|满族|回族)?(?:自治县|区|县|市)$/u, "");
  return cut.length >= 2 ? cut : name;
}

/** Every spelling of a unit: with and without its city, with and without 区, 县, 市. */
const BY_NAME = new Map<string, Division[]>();
for (const unit of [...HEBEI_CITIES, ...COUNTY_UNITS]) {
  const city = unit.city === null ? "" : (unitOf(unit.city)?.name ?? "");
  const spellings = [unit.name, short(unit.name)].flatMap((name) => [name, city + name, short(city) + name]);
  for (const spelled of new Set(spellings)) BY_NAME.set(spelled, [...(BY_NAME.get(spelled) ?? []), unit]);
}

/** The units a text may mean; `unusual` when it was not written as people here write it. */
function unitsOf(text: string): { units: readonly Division[]; unusual: boolean } {
  if (text.length > LONGEST_WORD) return { units: [], unusual: true };
  const byCode = unitOf(foldLabel(text));
  if (byCode) return { units: [byCode], unusual: false };
  const tight = simplified(foldLabel(text)).replace(/[·,，/-]/gu, "");
  const found = BY_NAME.get(tight) ?? BY_NAME.get(tight.replace(/^(?:北京市?|天津市?|河北省?)(?=.)/u, ""));
  if (found) return { units: found, unusual: simplified(text) !== text };
  const latin = tight.replace(/district|county|city|province|beijing$|tianjin$|hebei$/gu, "");
  const unit = unitOf(ROMANISED.get(latin) ?? "");
  return { units: unit ? [unit] : [], unusual: true };
}

/**
 * Read a division by its GB/T 2260 code or by name (`通州区`, `保定市满城区`, `满城`), inside a region.
 * A division of another region is an error: which of the two is wrong must not be guessed. Unknown and ambiguous names are held.
 */
export function divisionOf(text: string, region: RegionCode): Read<string | null> {
  if (text === "") return plain(null);
  const other = told(null, finding("DIVISION_OTHER_REGION", { text: text.slice(0, 30), region: REGION_FULL_NAMES[region] }));
  const whole = WHOLE.get(foldLabel(text)) ?? codeOf(text, REGIONS)?.value;
  if (whole !== undefined) return whole === region ? told(null, finding("DIVISION_WHOLE_REGION", {}, null)) : other;
  const { units, unusual } = unitsOf(text);
  const here = units.filter((unit) => unit.region === region);
  const [only] = here;
  if (only && here.length === 1) {
    return unusual ? told(only.code, finding("CODE_READ", { label: divisionLabel(only.code) }, only.code)) : plain(only.code);
  }
  if (here.length > 1) return told(null, finding("DIVISION_AMBIGUOUS", { region: REGION_FULL_NAMES[region] }));
  return units.length > 0 ? other : told(null, finding("DIVISION_UNKNOWN", { region: REGION_FULL_NAMES[region] }));
}
