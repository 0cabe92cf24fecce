import { REGION_PREFIX, type RegionCode, regionOfDivision } from "./regions.ts";

/**
 * County-level units of the three regions, GB/T 2260: the list of the Ministry of Civil Affairs of 2024. Code without its first
 * two digits, then the name. Kept as text: a table of 212 objects would be ten times as long, and this file needs no package.
 */
const COUNTIES: Record<RegionCode, string> = {
  BEIJING: `
  0101东城区 0102西城区 0105朝阳区 0106丰台区 0107石景山区 0108海淀区 0109门头沟区 0111房山区 0112通州区 0113顺义区
  0114昌平区 0115大兴区 0116怀柔区 0117平谷区 0118密云区 0119延庆区`,
  TIANJIN: `
  0101和平区 0102河东区 0103河西区 0104南开区 0105河北区 0106红桥区 0110东丽区 0111西青区 0112津南区 0113北辰区
  0114武清区 0115宝坻区 0116滨海新区 0117宁河区 0118静海区 0119蓟州区`,
  HEBEI: `
  0102长安区 0104桥西区 0105新华区 0107井陉矿区 0108裕华区 0109藁城区 0110鹿泉区 0111栾城区 0121井陉县 0123正定县
  0125行唐县 0126灵寿县 0127高邑县 0128深泽县 0129赞皇县 0130无极县 0131平山县 0132元氏县 0133赵县 0181辛集市 0183晋州市
  0184新乐市 0202路南区 0203路北区 0204古冶区 0205开平区 0207丰南区 0208丰润区 0209曹妃甸区 0224滦南县 0225乐亭县
  0227迁西县 0229玉田县 0281遵化市 0283迁安市 0284滦州市 0302海港区 0303山海关区 0304北戴河区 0306抚宁区
  0321青龙满族自治县 0322昌黎县 0324卢龙县 0402邯山区 0403丛台区 0404复兴区 0406峰峰矿区 0407肥乡区 0408永年区
  0423临漳县 0424成安县 0425大名县 0426涉县 0427磁县 0430邱县 0431鸡泽县 0432广平县 0433馆陶县 0434魏县 0435曲周县
  0481武安市 0502襄都区 0503信都区 0505任泽区 0506南和区 0522临城县 0523内丘县 0524柏乡县 0525隆尧县 0528宁晋县
  0529巨鹿县 0530新河县 0531广宗县 0532平乡县 0533威县 0534清河县 0535临西县 0581南宫市 0582沙河市 0602竞秀区 0606莲池区
  0607满城区 0608清苑区 0609徐水区 0623涞水县 0624阜平县 0626定兴县 0627唐县 0628高阳县 0629容城县 0630涞源县 0631望都县
  0632安新县 0633易县 0634曲阳县 0635蠡县 0636顺平县 0637博野县 0638雄县 0681涿州市 0682定州市 0683安国市 0684高碑店市
  0702桥东区 0703桥西区 0705宣化区 0706下花园区 0708万全区 0709崇礼区 0722张北县 0723康保县 0724沽源县 0725尚义县
  0726蔚县 0727阳原县 0728怀安县 0730怀来县 0731涿鹿县 0732赤城县 0802双桥区 0803双滦区 0804鹰手营子矿区 0821承德县
  0822兴隆县 0824滦平县 0825隆化县 0826丰宁满族自治县 0827宽城满族自治县 0828围场满族蒙古族自治县 0881平泉市 0902新华区
  0903运河区 0921沧县 0922青县 0923东光县 0924海兴县 0925盐山县 0926肃宁县 0927南皮县 0928吴桥县 0929献县
  0930孟村回族自治县 0981泊头市 0982任丘市 0983黄骅市 0984河间市 1002安次区 1003广阳区 1022固安县 1023永清县 1024香河县
  1025大城县 1026文安县 1028大厂回族自治县 1081霸州市 1082三河市 1102桃城区 1103冀州区 1121枣强县 1122武邑县 1123武强县
  1124饶阳县 1125安平县 1126故城县 1127景县 1128阜城县 1182深州市`,
};

/** Prefecture-level cities of Hebei; a division may name one of them instead of a county. */
const CITIES = `
  0100石家庄市 0200唐山市 0300秦皇岛市 0400邯郸市 0500邢台市 0600保定市 0700张家口市 0800承德市 0900沧州市 1000廊坊市
  1100衡水市`;

/** One unit. `city` is the code of the prefecture city a county of Hebei lies in, else null. */
export type Division = { code: string; name: string; region: RegionCode; city: string | null; level: "city" | "county" };

function read(text: string, region: RegionCode, level: Division["level"]): Division[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const code = REGION_PREFIX[region] + entry.slice(0, 4);
      const city = region === "HEBEI" && level === "county" ? `${code.slice(0, 4)}00` : null;
      return { code, name: entry.slice(4), region, city, level };
    });
}

/** The eleven cities of Hebei, in the order of their codes. */
export const HEBEI_CITIES: readonly Division[] = read(CITIES, "HEBEI", "city");

/** The 16 + 16 + 167 county-level units, in the order of their codes. */
export const COUNTY_UNITS: readonly Division[] = (["BEIJING", "TIANJIN", "HEBEI"] as const).flatMap((region) =>
  read(COUNTIES[region], region, "county"),
);

const BY_CODE = new Map([...HEBEI_CITIES, ...COUNTY_UNITS].map((unit) => [unit.code, unit]));

/** The unit of a six-digit code; null when the three regions have none. */
export function divisionOf(code: string): Division | null {
  return BY_CODE.get(code) ?? null;
}

/** Is this the code of a county, or of a city of Hebei, in that region? */
export function isDivisionOf(code: string, region: RegionCode): boolean {
  return BY_CODE.has(code) && regionOfDivision(code) === region;
}

/** The name as a list shows it: 海淀区; in Hebei with its city, 保定市满城区. An unknown code stays as it is. */
export function divisionLabel(code: string): string {
  const unit = divisionOf(code);
  if (!unit) return code;
  return unit.city ? `${divisionOf(unit.city)?.name ?? ""}${unit.name}` : unit.name;
}

const REGION_NAMES: Record<RegionCode, string> = { BEIJING: "北京市", TIANJIN: "天津市", HEBEI: "河北省" };

/** Names by which tables call a unit: with or without region and city; several units may share a short one. */
const BY_NAME = new Map<string, Division[]>();
for (const unit of BY_CODE.values()) {
  const full = divisionLabel(unit.code);
  for (const name of new Set([unit.name, full, REGION_NAMES[unit.region] + full])) {
    BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), unit]);
  }
}

/** Read a code or a name (保定市满城区, 满城区). null when it is unknown, or fits several units (新华区) of that region. */
export function findDivision(text: string, region: RegionCode | null = null): Division | null {
  const folded = text.normalize("NFKC").replace(/\s+/gu, "");
  const found = /^\d{6}$/.test(folded) ? [divisionOf(folded)] : (BY_NAME.get(folded) ?? []);
  const [first, ...others] = found.filter((unit) => unit !== null && (region === null || unit.region === region));
  return first && others.length === 0 ? first : null;
}
