// What people write around the thing itself. `{P}` the thing under one of its names, `{R}` something near it, `{Q}` a quality,
// `{F}` a place of use, `{W}` a general word, `{N}` a number, `{V}` a place. Common phrases stand first.

const lines = (text: string): string[] => text.trim().split(/\s*\n\s*/u);

/** General words of the trades, common ones first. */
export const GENERAL: readonly string[] =
  `质量 技术 设备 项目 生产 服务 产品 要求 方案 检测 安装 调试 加工 供货 改造 工艺 性能 稳定 批量 现场
  经验 标准 验收 团队 试用 样品 成本 效率 维护 自动化 报价 交期 国产 进口 定制 备件 培训 升级 能耗 环保 安全 配套 产线 车间 工厂 客户 订单 质保
  图纸 材料 结构 控制 系统 测试 数据 可靠性 一致性 耐磨 耐腐蚀 轻量化 防爆 防水 密封 噪音 振动 磨损 泄漏 变形 开裂 堵塞 老化 漂移 卡滞 返修 停机
  节能 降本 提效 减排 循环利用 远程运维 无人值守 智能化 数字化 标准化 模块化 小型化 国产替代 联合攻关 中试 小试 量产 打样 试制 验证 评审 认证
  低温 高温 高湿 粉尘 盐雾 露天 野外 高原 洁净 真空 防静电 食品级 车规级 工业级 户外 室内 连续运行 间歇运行 两班制 三班倒 备用 应急 租赁 维保
  气密 检漏 焊缝 铸件 锻件 钣金 涂层 热处理 电镀 喷涂 装配 包装 运输 仓储 吊装 基础 管路 线缆 接口 通信 协议 触摸屏 报警 联锁 追溯 二维码 台账 报表`.split(
    /\s+/u,
  );

export const DEMAND_TITLES = lines(`
  采购{P}
  求购{P}{N}台
  寻找{P}供应商
  {P}采购需求
  {F}用{P}
  {P}改造升级，{W}要{W}
  {P}国产替代
  找{P}厂家，{N}套
  {P}委托{W}
  {R}配套{P}
  想上一套{P}
  {P}老出问题，找{W}方案`);

export const SUPPLY_TITLES = lines(`
  供应{P}
  {P}
  {P}定制供应
  {P}，{W}{W}
  专业{P}生产厂家
  {F}{P}解决方案
  {P}现货
  提供{P}与{R}
  {R}用{P}
  高{Q}{P}
  {P}代工
  {P}{W}服务`);

export const DEMAND_SENTENCES = lines(`
  现面向京津冀采购{P}，用于{F}。
  我公司因{W}改造需要采购{P}，希望与有{W}经验的厂家长期合作。
  目前用的{R}经常{W}，想换成{P}。
  现场是{F}，{W}条件比较差，设备要能{W}。
  {P}要和现有{R}对接，{W}由供方负责。
  数量{N}台，分{N}批交货，先供样品{W}。
  之前试过{R}，{Q}达不到，返修多。
  重点看{Q}和{W}，价格可以谈。
  供应商需提供{W}报告和{R}的应用案例。
  要求{W}、{W}都有记录，能{W}。
  我们做{R}，{V}有厂，运输方便最好。
  最关心的是{Q}，其次是{W}。
  希望供方到{V}现场看一次，再出{W}方案。
  {W}期不超过{N}天，{W}后付尾款。
  年用量约{N}套，合格后纳入供应商名录，欢迎合作。
  车间{W}和{W}都由我们准备。
  有{R}和{R}经验的优先考虑。
  可以先小批量试用，合适再签年度采购合同。`);

export const SUPPLY_SENTENCES = lines(`
  公司主营{P}，面向京津冀，欢迎采购与合作。
  我们生产{P}已有{N}年，服务{R}等行业，客户反映{W}好。
  适用于{F}，也可用于{R}。
  自有{W}车间和{W}设备，月产{N}套。
  {P}采用{R}，{Q}好，{W}。
  可按图定制，{W}周期{N}天。
  提供{W}、{W}与培训，质保{N}个月，寻求长期合作。
  已在{V}的{F}投用{N}套。
  与{R}配套使用，{W}方便。
  同类{R}相比，{Q}提高，{W}下降。
  有{W}试验台，出厂逐台做{W}。
  可寄样品，合格后批量供应。
  团队来自{R}领域，做过{N}个项目。
  也承接{R}的{W}和{W}。
  支持{W}，可与现有系统对接。
  在{V}设有服务点，{N}小时内到现场。
  欢迎{R}、{F}单位来厂考察，共同合作开发。
  交货期{N}天，{W}齐全。`);

export const EXCLUSIONS_DEMAND = lines(`
  不接受贸易商报价。
  仅限京津冀地区企业。
  不考虑{R}。
  不含安装调试。
  {R}方案请勿联系。
  除{R}外均可。
  只要{P}，不要{R}。`);

export const EXCLUSIONS_SUPPLY = lines(`
  不含安装。
  不提供{R}。
  不含{R}，需另购。
  仅供应北京、天津用户。
  除{R}外均可加工。
  不承接{R}业务。
  仅限{F}使用。`);

export const CERTIFICATES =
  `ISO 9001,ISO 14001,CNAS,CMA,IATF 16949,ISO 13485,防爆合格证,特种设备生产许可证,CE,GMP,ISO 45001,ISO 27001,CCC,高新技术企业,安全生产许可证,AS9100,SC食品生产许可,UL,医疗器械注册证,武器装备科研生产许可`.split(
    ",",
  );

export const TOWNS =
  `北京亦庄,北京昌平,北京顺义,北京房山,天津滨海,天津武清,天津西青,天津静海,石家庄,唐山,保定,廊坊,沧州,邯郸,邢台,张家口,承德,衡水,秦皇岛,雄安`.split(
    ",",
  );
