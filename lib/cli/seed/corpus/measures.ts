/** One thing that is measured: what it is called, the units it is told in with their factor, the range of usual values. */
export type Measure = { names: readonly string[]; units: readonly [unit: string, factor: number][]; from: number; to: number };

/** name,name | unit×factor,… | from to */
const TABLE = `
  压力,工作压力,设计压力|MPa,兆帕,bar×10|0.5 90
  温度,工作温度,耐温|℃,度|40 1200
  流量,处理流量|m³/h,立方米/小时,L/min×16.667|2 2000
  处理量,处理能力,产能|t/h,吨/小时,吨每小时,kg/h×1000|0.2 300
  功率,额定功率,装机功率|kW,千瓦|0.5 3000
  厚度,壁厚,板厚|mm,毫米|0.2 60
  精度,定位精度,测量精度|μm,微米,mm×0.001|1 200
  转速,最高转速|r/min,转/分,rpm|300 40000
  纯度,含量|%|90 99
  寿命,使用寿命,无故障时间|小时,h|1000 60000
  容积,有效容积|L,升,m³×0.001|10 20000
  强度,抗拉强度,屈服强度|MPa,兆帕|180 2000
  硬度,表面硬度|HRC|18 66
  噪声,整机噪声|dB,分贝|45 85
  重量,整机重量|kg,公斤,t×0.001|2 20000
  电压,额定电压,工作电压|V,伏,kV×0.001|12 35000
  电流,额定电流|A,安|1 3000
  载荷,额定载荷,负载|kg,公斤,t×0.001|3 30000
  行程,有效行程|mm,毫米,m×0.001|50 6000
  响应时间,节拍,延时|ms,毫秒,s×0.001|5 5000
  效率,回收率,去除率|%|60 99
  含水率,水分|%|1 40
  粒径,粒度|μm,微米|1 500
  粗糙度,表面粗糙度|μm|0.1 12
  扭矩,额定转矩|N·m,牛米|1 8000
  长度,最大长度|m,米,mm×1000|0.5 60
  直径,管径,口径|mm,毫米|4 2400
  面积,过滤面积,膜面积|m²,平方米,平米|1 5000
  浓度,出水浓度,排放浓度|mg/L,毫克每升|1 800
  能耗,单位能耗,电耗|kWh/t|5 900
  并发数,接入点数|点,个|20 50000
  采样率,采样频率|kHz|1 500
  吞吐量,带宽|Gbps|1 400
  样品量,检测通量|个/天,件/天|5 3000
  温升,温差|℃,K|2 80
  密度,堆密度|g/cm³|0.3 9
  黏度,粘度|mPa·s|1 20000
  绝缘电阻,内阻|MΩ|1 5000
  循环次数,疲劳寿命|次|200 2000000
  月产量,年供货量|件,套|10 200000`;

function readMeasure(line: string): Measure {
  const [names = "", units = "", range = ""] = line.trim().split("|");
  const [from = 1, to = 1] = range.split(" ").map(Number);
  return {
    names: names.split(","),
    units: units.split(",").map((one): [string, number] => {
      const [unit = "", factor = "1"] = one.split("×");
      return [unit, Number(factor)];
    }),
    from,
    to,
  };
}

/** What can be measured, with usual values. */
export const MEASURES: readonly Measure[] = TABLE.trim().split("\n").map(readMeasure);
