/** Properties of which less is better, as they are named beside a number in any trade. */
const LESS =
  /精度|误差|偏差|公差|检出|检测限|检测下限|能测|分辨率|噪[声音]|耗|压降|阻力|漏率|泄漏|粗糙度|节拍|响应|延[时迟]|损失|衰减|排放|残留|杂质|挥发|波动|跳动|平行度|直线度|平面度|平整度|垂直度|圆柱?度|同[轴心]度|位置度|轮廓度|波纹度|挠度|翘曲|内阻|回程|游隙|自重|间隙|漂移|失重|磨损|单件|每件|一[件车轮圈次]|周期|换型|换产|交期|交货|货期|工期|到货|到场|发货|交付|含水|水分|灰分|费率|利率|缩水|色差|破损|不良|次品|出结果|出报告|出数|accuracy|error|detection limit|\blod\b|noise|latency|leak|\bloss|residue|roughness|consumption/u;
/** Properties of which more is better. */
const MORE =
  /寿命|强度|效率|产能|产量|处理|续航|容量|转化率|去除率|回收率|收率|纯度|良率|成功率|准确率|识别率|净化率|脱除|耐压|额定|耐温|耐受|灵敏度|负[载荷]|载荷|荷载|静载|承[重载压]|抗[拉压折弯]|起保|保修|测距|探测距离|能抓|举升|起重|可用率|在线率|覆盖率|保质期|质保|存活率|利用率|合格率|满意|及时率|准时率|完好率|成活|发芽|牢度|防护等级|扬程|lifetime|strength|efficiency|capacity|throughput|purity|yield|payload|recovery/u;
/** So much an hour or a day is what a plant can do, unless the words say that it is lost or used up. */
const RATE = /^(?:mass|volume|count|area|length|cycles)\/time$/u;

/** Which way a measured property is better, by its dimension, the words beside its number and, for shares, the number: 1 more, -1 less, 0 not known. */
export function betterDirection(dimension: string, words: string, value = 0): -1 | 0 | 1 {
  if (dimension === "ip") return 1;
  // A precision of 98 % is a share that is right, one of 1 % a deviation.
  if (dimension === "ratio" && value >= 0.5 && /精度/u.test(words)) return 1;
  const less = LESS.test(words);
  const more = MORE.test(words) || (!less && RATE.test(dimension));
  // Words of both (`精度寿命`) tell nothing.
  return less === more ? 0 : less ? -1 : 1;
}
