/** A unit as a factor to the base unit of its dimension. `offset` only for temperatures. */
export type Unit = { dimension: string; factor: number };

/** [dimension, base unit, then `name factor` pairs]. Names are folded: lower case, NFKC, simplified Chinese. */
const TABLE: readonly [dimension: string, names: string][] = [
  [
    "length",
    "m=1 米=1 mm=1e-3 毫米=1e-3 cm=1e-2 厘米=1e-2 公分=1e-2 dm=0.1 km=1e3 公里=1e3 千米=1e3 μm=1e-6 um=1e-6 微米=1e-6 nm=1e-9 纳米=1e-9 丝=1e-5 英寸=0.0254 inch=0.0254 inches=0.0254 英尺=0.3048 ft=0.3048 feet=0.3048",
  ],
  [
    "area",
    "m2=1 平方米=1 平米=1 平方=1 cm2=1e-4 平方厘米=1e-4 mm2=1e-6 平方毫米=1e-6 平方分米=1e-2 dm2=1e-2 in2=6.4516e-4 平方英寸=6.4516e-4 ft2=0.0929 平方英尺=0.0929 yd2=0.83613 平方码=0.83613 km2=1e6 平方公里=1e6 亩=666.667 公顷=1e4",
  ],
  [
    "volume",
    "m3=1 立方米=1 立方=1 方=1 标方=1 nm3=1 标立方米=1 l=1e-3 升=1e-3 ml=1e-6 毫升=1e-6 μl=1e-9 ul=1e-9 微升=1e-9 dm3=1e-3 cm3=1e-6 立方厘米=1e-6 mm3=1e-9 ft3=0.0283168 立方英尺=0.0283168 加仑=3.78541e-3 gal=3.78541e-3",
  ],
  ["mass/area", "gsm=1e-3"],
  [
    "mass",
    "kg=1 公斤=1 千克=1 g=1e-3 克=1e-3 mg=1e-6 毫克=1e-6 μg=1e-9 ug=1e-9 微克=1e-9 ng=1e-12 t=1e3 吨=1e3 kt=1e6 斤=0.5 市斤=0.5 oz=0.0283495 盎司=0.0283495 lb=0.453592 lbs=0.453592 英磅=0.453592",
  ],
  [
    "time",
    "s=1 秒=1 sec=1 ms=1e-3 毫秒=1e-3 μs=1e-6 us=1e-6 微秒=1e-6 min=60 分钟=60 h=3600 hr=3600 hour=3600 hours=3600 小时=3600 钟头=3600 d=86400 天=86400 日=86400 day=86400 days=86400 周=604800 week=604800 weeks=604800 个月=2592000 月=2592000 季度=7776000 个季度=7776000 工作日=86400 个工作日=86400 日历天=86400 个日历天=86400 自然日=86400 个自然日=86400 个小时=3600 星期=604800 个星期=604800 month=2592000 months=2592000 年=31536000 year=31536000 years=31536000",
  ],
  [
    "pressure",
    "pa=1 帕=1 hpa=100 kpa=1e3 千帕=1e3 mpa=1e6 兆帕=1e6 gpa=1e9 bar=1e5 巴=1e5 mbar=100 毫巴=100 atm=101325 大气压=101325 psi=6894.76 n/mm2=1e6 n/cm2=1e4 n/m2=1 kn/m2=1e3 kn/cm2=1e7 kn/mm2=1e9 kgf/cm2=98066.5 kgf/mm2=9.80665e6 公斤力/平方厘米=98066.5",
  ],
  ["temperature", "°c=1 ℃=1 摄氏度=1 度c=1"],
  ["power", "w=1 瓦=1 kw=1e3 千瓦=1e3 mw=1e6 兆瓦=1e6 gw=1e9 马力=735.5 hp=745.7 kva=1e3 mva=1e6"],
  [
    "energy",
    "j=1 kj=1e3 mj=1e6 wh=3600 kwh=3.6e6 千瓦时=3.6e6 度电=3.6e6 mwh=3.6e9 gwh=3.6e12 兆瓦时=3.6e9 吉瓦时=3.6e12 kcal=4186.8 大卡=4186.8",
  ],
  ["voltage", "v=1 伏=1 kv=1e3 千伏=1e3 mv=1e-3 毫伏=1e-3"],
  ["current", "a=1 安培=1 ma=1e-3 毫安=1e-3 μa=1e-6 ua=1e-6 微安=1e-6 ka=1e3"],
  ["charge", "ah=3600 安时=3600 mah=3.6 毫安时=3.6"],
  ["inductance", "nh=1e-9 纳亨=1e-9 μh=1e-6 uh=1e-6 微亨=1e-6 毫亨=1e-3"],
  ["capacitance", "pf=1e-12 皮法=1e-12 nf=1e-9 纳法=1e-9 μf=1e-6 uf=1e-6 微法=1e-6"],
  ["illuminance", "lx=1 lux=1 勒克斯=1 klx=1e3"],
  ["luminousflux", "lm=1 流明=1 klm=1e3"],
  ["luminance", "nit=1 nits=1 尼特=1 cd/m2=1"],
  ["thermalresistance", "k/w=1 ℃/w=1 °c/w=1"],
  ["yarndensity", "dtex=1 分特=1 tex=10 denier=1.111 旦=1.111 丹尼尔=1.111"],
  ["screen", "lpi=1 dpi=1"],
  ["resistance", "ω=1 mω=1e-3 kω=1e3 欧姆=1 毫欧=1e-3"],
  ["force", "n=1 牛=1 kn=1e3 千牛=1e3 mn=1e6 kgf=9.80665 公斤力=9.80665 千克力=9.80665 吨力=9806.65 tf=9806.65"],
  ["torque", "n·m=1 nm扭矩=1 n.m=1 牛米=1 牛·米=1"],
  ["frequency", "hz=1 赫兹=1 khz=1e3 千赫=1e3 mhz=1e6 兆赫=1e6 ghz=1e9"],
  ["rotation", "rpm=1 r/min=1 转=1 转/分=1 转每分钟=1 转/分钟=1"],
  ["sound", "db=1 分贝=1 db(a)=1 dba=1"],
  ["data", "kb=1e3 mb=1e6 gb=1e9 tb=1e12 pb=1e15"],
  ["datarate", "bps=1 kbps=1e3 mbps=1e6 gbps=1e9"],
  ["pixels", "像素=1 万像素=1e4"],
  ["angle", "°=1 度角=1 角秒=2.7778e-4 弧秒=2.7778e-4 arcsec=2.7778e-4 角分=1.66667e-2 arcmin=1.66667e-2"],
  ["ratio", "%=1e-2 个百分点=1e-2 成=0.1 ‰=1e-3 ppm=1e-6 ppb=1e-9 ppt=1e-12"],
  ["conductivity", "w/(m·k)=1 w/(m.k)=1 w/m·k=1 w/mk=1"],
  ["mesh", "目=1"],
  ["viscosity", "mpa·s=1e-3 cp=1e-3 pa·s=1"],
  ["leak", "pa·m3/s=1 mbar·l/s=0.1"],
  ["arealresistance", "ω·cm2=1 mω·cm2=1e-3"],
  ["hrc", "hrc=1"],
  ["hv", "hv=1"],
  ["hb", "hb=1"],
  ["ph", "ph=1"],
  ["lessons", "学时=1 课时=1"],
  [
    "count",
    "台=1 套=1 件=1 片=1 只=1 个=1 辆=1 支=1 根=1 块=1 张=1 条=1 颗=1 枚=1 箱=1 盒=1 瓶=1 卷=1 头=1 人份=1 份=1 批=1 株=1 棵=1 羽=1 袋=1 桶=1 双=1 册=1 pcs=1 sets=1 units=1 set=1 unit=1",
  ],
  ["cycles", "次=1 循环=1 遍=1 cycles=1 times=1"],
  ["people", "人=1 人次=1 名=1"],
  ["money", "元=1 块钱=1 万元=1e4 千元=1e3 百万=1e6 亿元=1e8 rmb=1"],
];

const UNITS = new Map<string, Unit>();
for (const [dimension, names] of TABLE) {
  for (const pair of names.split(" ")) {
    const cut = pair.lastIndexOf("=");
    UNITS.set(pair.slice(0, cut), { dimension, factor: Number(pair.slice(cut + 1)) });
  }
}

/** By first character, longest names first, so that `kpa` is not read as `k`, nor `mpa·s` as `mpa`. */
const NAMES = new Map<string, string[]>();
for (const name of [...UNITS.keys()].sort((x, y) => y.length - x.length || (x < y ? -1 : 1))) {
  const first = name[0] as string;
  NAMES.set(first, [...(NAMES.get(first) ?? []), name]);
}
const LATIN_END = /[a-zμω]/u;
/** Units that open another word: `3双向`, `300目标`. */
const OTHER_WORD =
  /^(?:双[向边面方层头色组工轴道列排缸门开模控侧翼]|名[称义牌单]|目[标录前的]|方[管钢案便式面位向形桩柱头木坯通孔]|件[套式]|台[式阶面班达]|条[件码款]|支[撑架路座护]|片[区式材]|张[力拉]|块[状煤]|根[据部]|箱[体变涵]|头[部孔])/u;

/** `0.067 in, max` is inches, `100 in stock` is not. */
const INCHES = /^in(?=\s?(?:[,;.)x×*]|$))/u;

function simpleUnitAt(text: string, at: number): { name: string; unit: Unit } | null {
  if (text[at] === "i" && INCHES.test(text.slice(at, at + 4)))
    return { name: "in", unit: { dimension: "length", factor: 0.0254 } };
  for (const name of NAMES.get(text[at] ?? "") ?? []) {
    const unit = UNITS.get(name);
    if (!unit || !text.startsWith(name, at)) continue;
    const next = text[at + name.length] ?? "";
    // `5 mm` is a length, the `m` of `5 model` is not a metre; a trailing digit belongs to another word.
    if (LATIN_END.test(name.at(-1) ?? "") && /[a-zμω\d]/u.test(next)) continue;
    if (OTHER_WORD.test(text.slice(at, at + 2))) continue;
    return { name, unit };
  }
  return null;
}

/** Units written before the number: `pH 6.5`, `HRC58`, `IP65`, `百分之九十八`. */
const BEFORE = /(?:^|[^a-z])(ph|hrc|hv|hb|ip|百分之|千分之|万分之)(?:值|等级)?[\s:]?$/u;
const NAMED_BEFORE: Record<string, Unit> = {
  ip: { dimension: "ip", factor: 1 },
  百分之: { dimension: "ratio", factor: 1e-2 },
  千分之: { dimension: "ratio", factor: 1e-3 },
  万分之: { dimension: "ratio", factor: 1e-4 },
};

/** The unit that a folded text names right before a number. */
export function unitBefore(text: string): Unit | null {
  const name = BEFORE.exec(text.slice(-8))?.[1];
  return name ? (NAMED_BEFORE[name] ?? UNITS.get(name) ?? null) : null;
}

/** Below a stroke `a` is a year and `分` a minute; elsewhere they are amperes and parts. */
function timeBelow(text: string, at: number): { name: string; unit: Unit } | null {
  const name = /^(?:a(?![a-z\d])|分(?![之钟]))/u.exec(text.slice(at, at + 2))?.[0];
  return name ? { name, unit: { dimension: "time", factor: name === "a" ? 31_536_000 : 60 } } : null;
}

/**
 * The unit that starts at `at` in a folded text, compound ones (`t/h`, `mg/m3`, `kwh每标方`, `吨/小时`) reduced to a quotient.
 *
 * @returns the unit and the offset behind it, or null when no unit stands there.
 */
export function unitAt(text: string, at: number): { unit: Unit; end: number } | null {
  const first = simpleUnitAt(text, at);
  if (!first) return null;
  let { unit } = first;
  let end = at + first.name.length;
  for (let depth = 0; depth < 2; depth++) {
    const slash = /^\s?(?:\/|每|\bper\b|一(?=方|台|片|吨|公斤|标方))\s?/u.exec(text.slice(end, end + 6));
    if (!slash) break;
    const below = timeBelow(text, end + slash[0].length) ?? simpleUnitAt(text, end + slash[0].length);
    if (!below) break;
    unit = { dimension: `${unit.dimension}/${below.unit.dimension}`, factor: unit.factor / below.unit.factor };
    end += slash[0].length + below.name.length;
  }
  return { unit, end };
}
