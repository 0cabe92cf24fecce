/** One invented product: name, prefix of its models, the figures a buyer asks for with the range they lie in. */
type Product = { name: string; prefix: string; figures: { name: string; from: number; to: number; unit: string }[] };

/** By chain, one product a line: name, model prefix, then the figures as `name from to unit`. */
const TABLE = `
  hydrogen
    隔膜式氢气压缩机|GMY|排气压力 20 90 MPa|流量 100 1500 Nm³/h
    碱性电解槽|DJC|产氢量 200 2000 Nm³/h|直流电耗 4 5 kWh/Nm³
    四型储氢瓶|CQP|公称压力 35 70 MPa|容积 60 450 L
    氢气循环泵|QXB|流量 300 1600 L/min|噪声 55 75 dB
    加氢机|JQJ|加注速率 1 4 kg/min|计量误差 1 3 %
  biomedicine
    一次性生物反应器|SFQ|容积 50 4000 L|溶氧控制精度 1 5 %
    亲和层析介质|QHJ|动态载量 30 80 mg/mL|耐碱循环 50 200 次
    超滤膜包|CLM|膜面积 1 30 m²|截留分子量 10 300 kDa
    西林瓶灌装线|XLP|产能 60 400 瓶/分|装量误差 1 3 %
    转氨酶|ZAM|酶活 500 9000 U/g|转化率 80 99 %
  cyber-industrial-internet
    工业防火墙|FHQ|吞吐量 1 20 Gbps|协议种类 20 80 种
    边缘计算网关|BYW|接入点数 50 2000 点|采样周期 1 100 ms
    制造执行系统|MES|接入设备 20 600 台|上线周期 2 12 月
    振动监测终端|ZDJ|采样率 5 51 kHz|量程 10 80 g
  machine-tools
    五轴立式加工中心|VMC|定位精度 3 12 μm|主轴转速 8000 24000 r/min
    高速电主轴|DZZ|功率 5 60 kW|最高转速 12000 60000 r/min
    绝对值光栅尺|GSC|量程 140 3040 mm|精度 1 10 μm
    滚珠丝杠副|GZS|导程 5 40 mm|额定动载荷 10 200 kN
    刀具预调仪|DYT|测量直径 100 600 mm|重复精度 1 5 μm
  nev-icv
    三合一电驱动总成|EDS|峰值功率 60 300 kW|峰值转矩 150 600 N·m
    碳化硅功率模块|SIC|电压等级 650 1700 V|导通电阻 1 20 mΩ
    热成形钢板|RCX|抗拉强度 1200 2000 MPa|厚度 1 3 mm
    车载毫米波雷达|HMB|探测距离 80 350 m|视场角 40 150 °
    液冷板|YLB|耐压 1 3 MPa|平面度 1 5 丝
  robotics
    交流伺服电机|SFD|额定功率 100 7500 W|额定转速 1500 6000 r/min
    RV 减速器|RVJ|额定转矩 100 3000 N·m|传动误差 1 3 角分
    协作机器人|XZR|负载 3 35 kg|臂展 600 1900 mm
    六维力传感器|LWL|量程 50 2000 N|过载 2 8 倍
    激光导航移动机器人|AGV|载重 100 3000 kg|定位精度 2 15 mm`;

function readProduct(line: string): Product {
  const [name = "", prefix = "", ...figures] = line.trim().split("|");
  return {
    name,
    prefix,
    figures: figures.map((figure) => {
      const [what = "", from, to, unit = ""] = figure.split(" ");
      return { name: what, from: Number(from), to: Number(to), unit };
    }),
  };
}

/** What each chain trades in, for lists of any length. */
export const PRODUCTS: ReadonlyMap<string, readonly Product[]> = new Map(
  TABLE.split(/\n {2}(?! )/u)
    .slice(1)
    .map((part) => {
      const [chain = "", ...lines] = part.split("\n");
      return [chain, lines.map(readProduct)] as const;
    }),
);
