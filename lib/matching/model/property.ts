/**
 * What a number measures, by the family of its names in any trade: `质保5年` and `起保24个月`, `模板承载60kN/m²` and `允许荷载40kPa`
 * speak of one thing. By dimension, since `厚` beside a length is a thickness and beside a time is not.
 */
const FAMILIES: readonly (readonly [family: string, dimensions: RegExp, names: RegExp])[] = [
  ["thickness", /^length$/u, /厚|thick/u],
  ["depth", /^length$/u, /深(?!加工|度学习)|depth|deep/u],
  ["width", /^length$/u, /宽|幅|width|wide/u],
  ["diameter", /^length$/u, /[直口外内孔管粒缸]径|φ|diameter/u],
  ["height", /^length$/u, /高度|[层净檐举升身]高|扬程|height/u],
  ["reach", /^length$/u, /距离|探测|测距|射程|range/u],
  ["long", /^length$/u, /长度|[总全车]长|行程|臂展|跨度|length|stroke|travel/u],
  ["warranty", /^time$/u, /质保|保修|[起包]保|三包|保用|免费维[护修]|warranty|guarantee/u],
  [
    "delivery",
    /^time$/u,
    /交期|货期|工期|交[货付样]|供货|[发到出送]货|完工|干完|竣工|完成|出版|送[到达]|周期|lead time|deliver/u,
  ],
  ["response", /^time$/u, /响应|到场|上门|抵达|response/u],
  ["lifetime", /^(?:time|cycles)$/u, /寿命|耐久|模次|life|endurance/u],
  ["lease", /^time$/u, /租/u],
  ["shelf", /^time$/u, /保质|货架|储存期|shelf/u],
  [
    "load",
    /^(?:mass|force|pressure|mass\/area)$/u,
    /承[载重压受]|[载荷]荷|荷载|负[载荷重]|静载|额[定载]载|轴[重荷载]|单轴|起重|举升|吊重|payload|load/u,
  ],
  ["tensile", /^(?:pressure|force)$/u, /抗拉|拉伸|拉断|tensile/u],
  ["compressive", /^(?:pressure|force)$/u, /抗压|压缩强度|compressive/u],
  ["flexural", /^(?:pressure|force)$/u, /抗[折弯]|弯曲强度|flexural|bending/u],
  ["mass", /^mass$/u, /[净毛自总单]重|重量|weight/u],
  ["grammage", /^mass\/area$/u, /克重|面密度|定量|grammage|weight/u],
  ["density", /^mass\/volume$/u, /密度|容重|density/u],
  ["moisture", /^ratio$/u, /含水|水分|moisture/u],
  ["purity", /^ratio$/u, /纯度|主含量|purity/u],
  ["yield", /^ratio$/u, /良[品率]|合格率|成品率|收率|得率|yield/u],
  ["removal", /^ratio$/u, /去除|脱除|净化效率|除尘效率|removal/u],
  ["elongation", /^ratio$/u, /伸长|延伸率|elongation/u],
  ["shrinkage", /^ratio$/u, /缩水|收缩|尺寸变化|shrink/u],
  ["repellency", /^ratio$/u, /憎水|疏水|拒水|hydrophob|repellen/u],
  ["humidity", /^ratio$/u, /湿度|humidity|\brh\b/u],
  ["withstand", /^voltage$/u, /耐压|额定(?:电压|dc|ac)|绝缘|工作电压|withstand|rated/u],
  ["service", /^temperature$/u, /耐[温热高]|[使适]用温度|工作温度|长[时期]|连续|service/u],
  ["ambient", /^temperature$/u, /环境|室温|户外|ambient|operating/u],
  ["rise", /^temperature$/u, /温升|rise/u],
  ["output", /\/time$/u, /[产供]|加工|处理|吞吐|用量|需[要求]?|采购|capacity|output|throughput/u],
];

/** The families a number belongs to, by the words beside it, as terms that start with `p:`. */
export function propertiesOf(dimension: string, words: string): string[] {
  return FAMILIES.filter(([, dimensions, names]) => dimensions.test(dimension) && names.test(words)).map(
    ([family]) => `p:${family}`,
  );
}

/** `起订500件`, `单次订货两万套以下谢绝`: what a supply asks of an order. */
const ORDERED = /起[订做接售批发卖]|订货|订单|订购|单次|单批|每批|批量|拆零|\bmoq\b/u;

/** The family of an order's size, which the greatest count of a demand is compared with. */
export const ORDER = "p:order";
export const isOrdered = (dimension: string, words: string): boolean => dimension === "count" && ORDERED.test(words);

/** `最大孔深`, `最宽的一块`, `承重上限`, `up to`: the greatest that is there or can be done. */
const GREATEST = /最[大长宽高深重厚粗远快多]|上限|极限|至多|\bmax\b|maximum|up to/u;

/** Whether a number is told to be the greatest of its kind. */
export const isGreatest = (words: string): boolean => GREATEST.test(words);

/** `自家龙门只有4米`, `现用的20吨`: how it is with who asks, nothing that an offer has to meet. */
const PRESENT =
  /(?:自家|自有|现[有用]|目前|原[来有先]|以前|当前|(?:我们|我[司厂]|厂里|本厂)[^,，。;；]{0,6}只有)[^,，。;；]{0,8}$/u;

export const isPresent = ({ bound, before }: { bound: string; before: string }): boolean =>
  bound === "exact" && PRESENT.test(before);
