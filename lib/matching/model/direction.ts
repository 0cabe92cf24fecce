/** Properties of which less is better, as they are named beside a number in any trade. */
const LESS =
  /精度|误差|偏差|公差|检出限|检测限|检测下限|测到|分辨率|噪[声音]|能耗|电耗|单耗|功耗|压降|阻力|漏率|泄漏|粗糙度|节拍|响应|延[时迟]|损耗|损失|衰减|排放|残留|杂质|含量低|挥发|波动|跳动|内阻|回程|游隙|自重|间隙|漂移|失重|磨损|accuracy|error|detection limit|lod|noise|latency|leak|loss|residue|roughness/u;
/** Properties of which more is better. */
const MORE =
  /寿命|强度|效率|产能|产量|处理量|处理能力|续航|容量|转化率|去除率|回收率|纯度|良率|成功率|准确率|识别率|合格率|除净|净化率|脱除|耐压|耐温|耐受|灵敏度|负载|载荷|承重|可用率|在线率|覆盖率|保质期|质保|年限|存活率|利用率|lifetime|strength|efficiency|capacity|throughput|purity|yield|payload|recovery/u;

/** Which way a measured property is better, by the words beside its number: 1 more, -1 less, 0 not known. */
export function betterDirection(words: string): -1 | 0 | 1 {
  const less = LESS.test(words);
  const more = MORE.test(words);
  // Words of both (`精度寿命`) tell nothing.
  return less === more ? 0 : less ? -1 : 1;
}
