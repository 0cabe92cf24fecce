/**
 * Words that every listing may carry whatever it is about: grammar, courtesy, praise of one's own firm and the vocabulary of
 * offering and asking. They never count as a common topic. General language only; a trade word never stands here.
 */
const WORDS = `
我们 我司 我厂 我院 我校 我公司 本公司 本厂 公司 有限公司 企业 单位 厂家 厂商 供应商 供货商 供方 需方 甲方 乙方 客户 用户 业主 伙伴 团队 人员 工程师 专家
供应 供货 供给 求购 采购 购买 需求 需要 寻求 寻找 征集 提供 出售 销售 承接 委托 合作 洽谈 联系 欢迎 希望 诚邀 诚征 期待 愿意 可以 能够 能 可 要求 对接 意向 方案 服务 产品 项目 技术 设备 系统 工程 解决 解决方案 应用 使用 采用 具备 具有 拥有 支持 满足 实现 进行 完成 包括 包含 以及 或者 如果 因为 所以 由于 但是 并且 同时 另外 其中 其他 相关 有关 各种 多种 各类 不同 一定 主要 目前 现在 现有 已经 正在 计划 准备 拟
国家 政策 战略 发展 理念 宗旨 精神 使命 愿景 行业 领域 市场 社会 区域 地区 国内 国外 国际 领先 先进 优质 优秀 优势 良好 卓越 一流 著名 知名 核心 专业 多年 长期 丰富 经验 信赖 好评 广泛 赢得 致力 打造 坚持 秉承 秉持 创新 协调 绿色 开放 共享 诚信 共赢 品质 质量 标准 标杆 助力 推动 促进 响应 落实 贯彻 深耕 热忱 竭诚 莅临 携手 共创 未来 美好
京津冀 北京 天津 河北 协同 本地 全国
一台 一套 一个 一种 一次 一年 一天 每天 每月 每年 左右 以上 以下 以内 不低于 不少于 不超过 不高于 不大于 不小于 至少 最多 最大 最小 大约 左右 起 可选 按需 定制
这个 那个 这些 那些 什么 怎么 如何 哪家 没有 不是 还是 就是 都是 只是 也是 还有 之间 之后 之前 以后 以前 时候 时间 情况 问题 方面 方式 方法 要点 内容 部分 全部 整个 整体
the a an and or of for to in on with from by at is are be we our you your it its this that as not no can will per up any all each other than into more need needs want looking supply offer product products service services company customer customers project
`;

/** True for a word that says nothing about what a listing is about. */
export const isStopWord: (word: string) => boolean = (() => {
  const words = new Set(WORDS.trim().split(/\s+/u));
  return (word: string) => words.has(word);
})();
