import type { Form, Side } from "#lib/db/generated/enums.ts";
import { addDays, addMonths, type Day } from "#lib/kernel/clock.ts";
import type { ListingContent } from "#lib/listings/model.ts";
import { emptyContent } from "#lib/listings/schema.ts";

/** What a chain trades in, for lists of any length: product, model prefix, the figures a buyer asks for. */
const PRODUCTS: Record<
  string,
  [product: string, model: string, figures: [name: string, from: number, to: number, unit: string][]][]
> = {
  hydrogen: [
    [
      "隔膜式氢气压缩机",
      "GMY",
      [
        ["排气压力", 20, 90, "MPa"],
        ["流量", 100, 1500, "Nm³/h"],
      ],
    ],
    [
      "碱性电解槽",
      "DJC",
      [
        ["产氢量", 200, 2000, "Nm³/h"],
        ["直流电耗", 4, 5, "kWh/Nm³"],
      ],
    ],
    [
      "四型储氢瓶",
      "CQP",
      [
        ["公称压力", 35, 70, "MPa"],
        ["容积", 60, 450, "L"],
      ],
    ],
    [
      "氢气循环泵",
      "QXB",
      [
        ["流量", 300, 1600, "L/min"],
        ["噪声", 55, 75, "dB"],
      ],
    ],
    [
      "加氢机",
      "JQJ",
      [
        ["加注速率", 1, 4, "kg/min"],
        ["计量误差", 1, 3, "%"],
      ],
    ],
  ],
  biomedicine: [
    [
      "一次性生物反应器",
      "SFQ",
      [
        ["容积", 50, 4000, "L"],
        ["溶氧控制精度", 1, 5, "%"],
      ],
    ],
    [
      "亲和层析介质",
      "QHJ",
      [
        ["动态载量", 30, 80, "mg/mL"],
        ["耐碱循环", 50, 200, "次"],
      ],
    ],
    [
      "超滤膜包",
      "CLM",
      [
        ["膜面积", 1, 30, "m²"],
        ["截留分子量", 10, 300, "kDa"],
      ],
    ],
    [
      "西林瓶灌装线",
      "XLP",
      [
        ["产能", 60, 400, "瓶/分"],
        ["装量误差", 1, 3, "%"],
      ],
    ],
    [
      "转氨酶",
      "ZAM",
      [
        ["酶活", 500, 9000, "U/g"],
        ["转化率", 80, 99, "%"],
      ],
    ],
  ],
  "cyber-industrial-internet": [
    [
      "工业防火墙",
      "FHQ",
      [
        ["吞吐量", 1, 20, "Gbps"],
        ["协议种类", 20, 80, "种"],
      ],
    ],
    [
      "边缘计算网关",
      "BYW",
      [
        ["接入点数", 50, 2000, "点"],
        ["采样周期", 1, 100, "ms"],
      ],
    ],
    [
      "制造执行系统",
      "MES",
      [
        ["接入设备", 20, 600, "台"],
        ["上线周期", 2, 12, "月"],
      ],
    ],
    [
      "振动监测终端",
      "ZDJ",
      [
        ["采样率", 5, 51, "kHz"],
        ["量程", 10, 80, "g"],
      ],
    ],
  ],
  "machine-tools": [
    [
      "五轴立式加工中心",
      "VMC",
      [
        ["定位精度", 3, 12, "μm"],
        ["主轴转速", 8000, 24000, "r/min"],
      ],
    ],
    [
      "高速电主轴",
      "DZZ",
      [
        ["功率", 5, 60, "kW"],
        ["最高转速", 12000, 60000, "r/min"],
      ],
    ],
    [
      "绝对值光栅尺",
      "GSC",
      [
        ["量程", 140, 3040, "mm"],
        ["精度", 1, 10, "μm"],
      ],
    ],
    [
      "滚珠丝杠副",
      "GZS",
      [
        ["导程", 5, 40, "mm"],
        ["额定动载荷", 10, 200, "kN"],
      ],
    ],
    [
      "刀具预调仪",
      "DYT",
      [
        ["测量直径", 100, 600, "mm"],
        ["重复精度", 1, 5, "μm"],
      ],
    ],
  ],
  "nev-icv": [
    [
      "三合一电驱动总成",
      "EDS",
      [
        ["峰值功率", 60, 300, "kW"],
        ["峰值转矩", 150, 600, "N·m"],
      ],
    ],
    [
      "碳化硅功率模块",
      "SIC",
      [
        ["电压等级", 650, 1700, "V"],
        ["导通电阻", 1, 20, "mΩ"],
      ],
    ],
    [
      "热成形钢板",
      "RCX",
      [
        ["抗拉强度", 1200, 2000, "MPa"],
        ["厚度", 1, 3, "mm"],
      ],
    ],
    [
      "车载毫米波雷达",
      "HMB",
      [
        ["探测距离", 80, 350, "m"],
        ["视场角", 40, 150, "°"],
      ],
    ],
    [
      "液冷板",
      "YLB",
      [
        ["耐压", 1, 3, "MPa"],
        ["平面度", 1, 5, "丝"],
      ],
    ],
  ],
  robotics: [
    [
      "交流伺服电机",
      "SFD",
      [
        ["额定功率", 100, 7500, "W"],
        ["额定转速", 1500, 6000, "r/min"],
      ],
    ],
    [
      "RV 减速器",
      "RVJ",
      [
        ["额定转矩", 100, 3000, "N·m"],
        ["传动误差", 1, 3, "角分"],
      ],
    ],
    [
      "协作机器人",
      "XZR",
      [
        ["负载", 3, 35, "kg"],
        ["臂展", 600, 1900, "mm"],
      ],
    ],
    [
      "六维力传感器",
      "LWL",
      [
        ["量程", 50, 2000, "N"],
        ["过载", 2, 8, "倍"],
      ],
    ],
    [
      "激光导航移动机器人",
      "AGV",
      [
        ["载重", 100, 3000, "kg"],
        ["定位精度", 2, 15, "mm"],
      ],
    ],
  ],
};
const CHAINS = Object.keys(PRODUCTS);
const USES = ["产线改造", "新建车间", "样机试制", "批量配套", "备品更换", "出口订单", "示范项目"];
const QUALIFICATIONS = ["ISO9001", "IATF16949", "CNAS", "CE", "EX-CERT", "ISO14001", "GMP", "ISO27001"];
const COOPERATION = ["PURCHASE", "SERVICE", "CONTRACT_MANUFACTURING", "JOINT_RND", "COMMISSIONED_RND"];
const FORMS: Form[] = ["PRODUCT", "PRODUCT", "PRODUCT", "TECHNOLOGY", "SYSTEM_INTEGRATION"];

/** Numbers that repeat for a seed (mulberry32): from 0 to 1, 1 left out. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The `index`-th invented listing of a seed: a valid content whose title no other index has. */
export function inventListing(index: number, random: () => number, today: Day): ListingContent {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const side: Side = index % 2 === 0 ? "DEMAND" : "SUPPLY";
  const chain = pick(CHAINS);
  const [product, prefix, figures] = pick(PRODUCTS[chain] ?? []);
  const model = `${prefix}-${1000 + (index % 9000)}${String.fromCharCode(65 + (Math.floor(index / 9000) % 26))}`;
  const said = figures.map(([name, from, to, unit]) => `${name} ${Math.round(from + random() * (to - from))} ${unit}`);
  const quantity = 1 + Math.floor(random() * 500);
  const low = Math.round(random() * 30_000) / 100;
  const asked = random() < 0.15 ? null : low;
  const use = pick(USES);
  const qualifications = random() < 0.4 ? [pick(QUALIFICATIONS)] : [];
  const isDemand = side === "DEMAND";
  const days = Math.floor(random() * 300);
  return {
    ...emptyContent(side, today),
    externalId: `LARGE-${index}`,
    form: pick(FORMS),
    title: isDemand ? `求购 ${product} ${model} ${quantity} 台套` : `供应 ${product} ${model}`,
    summary: `${product}，${said[0]}，用于${use}。`,
    description: `${isDemand ? "用于" : "适用于"}${use}。型号 ${model}，${said.join("，")}。${
      isDemand
        ? `数量 ${quantity}，需含安装调试与培训，到货后试用一个月验收。`
        : `月产 ${quantity}，可提供样品与检测报告，质保两年。`
    }`,
    keywords: [product, model],
    chain: random() < 0.05 ? null : chain,
    targetRegions: random() < 0.2 ? [pick(["BEIJING", "TIANJIN", "HEBEI"] as const)] : [],
    cooperation: [pick(COOPERATION)],
    ...(isDemand ? { requiredQualifications: qualifications } : { heldQualifications: qualifications }),
    amountMinWan: asked,
    amountMaxWan: asked === null ? null : Math.round(asked * (1 + random()) * 100) / 100,
    ...(isDemand ? { neededBy: addDays(today, 30 + days) } : { availableFrom: addDays(today, Math.floor(days / 3)) }),
    validUntil: addMonths(today, 1 + (index % 12)),
    visibility: random() < 0.03 ? "ANONYMOUS" : "PUBLIC",
  };
}
