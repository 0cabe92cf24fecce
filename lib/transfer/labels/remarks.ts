/** How much a remark weighs: the row is left out · goes in and waits for review · goes in as any other. */
export type RemarkLevel = "error" | "hold" | "note";

const error = (text: string) => ({ level: "error" as RemarkLevel, text });
const hold = (text: string) => ({ level: "hold" as RemarkLevel, text });
const note = (text: string) => ({ level: "note" as RemarkLevel, text });

/** Every remark that an import can make: its level and its Chinese sentence. `{name}` marks a parameter. */
export const remarkLabels = {
  MISSING: error("缺少“{name}”。"),
  TOO_LONG: error("“{name}”最多 {max} 个字，实际 {actual} 个字。"),
  TOO_MANY: error("“{name}”最多 {max} 项，实际 {actual} 项。"),
  INVALID: error("“{name}”填写不正确：{why}"),
  NOT_TEXT: error("“{name}”含有无法保存的字符（空字符、残缺字符或错误编码）。"),
  MALFORMED_LINE: error("这一行不是完整的 JSON 对象。"),
  WRONG_ENCODING: error("这一行不是有效的 UTF-8 文本。"),
  SIDE_UNREADABLE: error("看不出是供给还是需求：“{text}”。"),
  FORM_UNREADABLE: error("形态须为产品、技术、系统集成服务或其他，不能识别“{text}”。"),
  REGION_UNREADABLE: error("省市须为北京、天津或河北，不能识别“{text}”。"),
  AMOUNT_REVERSED: error("最低金额 {min} 万元大于最高金额 {max} 万元，未自动对调。"),
  DIVISION_OTHER_REGION: error("“{text}”不在{region}。"),
  DUPLICATE_IN_FILE: error("与本文件{where}是同一条信息。"),
  NO_NAME: error("单位名称不是一个名称。"),
  ORG_HAS_ACCOUNT: error("该单位已有账号，由单位自行填报。"),
  ORG_SUSPENDED: error("该单位已被暂停。"),
  NOT_EDITABLE: error("已有这条信息（{code}，{status}），当前状态不能由导入修改。"),
  EXTERNAL_ID_OTHER_SIDE: error("来源编号已用于另一条信息（{code}），供需类型不同。"),

  CELL_ERROR: hold("单元格是公式错误 {text}，未采用。"),
  AMOUNT_UNREADABLE: hold("金额无法识别，按未填写处理。"),
  AMOUNT_FOREIGN: hold("金额不是人民币，未换算，按未填写处理。"),
  AMOUNT_CONFLICT: hold("下限与上限两栏的金额互相矛盾，按未填写处理。"),
  DATE_UNREADABLE: hold("日期无法识别，按未填写处理。"),
  DATE_RELATIVE: hold("日期是相对说法，不推算，请核实具体日期。"),
  NEEDED_BY_PAST: hold("需求时限已过。"),
  CREDIT_CODE_CHECK: hold("统一社会信用代码的校验位不符，请核实。"),
  CREDIT_CODE_SHAPE: hold("统一社会信用代码不是 18 位，未采用。"),
  DIVISION_UNKNOWN: hold("{region}没有这个区县，未采用。"),
  DIVISION_AMBIGUOUS: hold("{region}有多个同名区县，请写明所属城市，未采用。"),
  CHAIN_UNKNOWN: hold("不是六链之一，未采用。"),
  CLUSTER_UNKNOWN: hold("不是已登记的集群，未采用。"),
  COOPERATION_UNKNOWN: hold("合作方式“{text}”不能识别，未采用。"),
  TARGET_REGION_UNKNOWN: hold("意向对接地区“{text}”不在京津冀，未采用。"),
  VISIBILITY_UNKNOWN: hold("公开方式不能识别，先按“仅匹配”登记。"),
  BASIS_UNKNOWN: hold("计价方式不能识别，未采用。"),
  CONTACT_OR_AD: hold("公开文字中含有{what}。"),
  SIDE_DOUBTFUL: hold("标为{side}，文字却像{other}。"),
  SIDE_AGAINST_SHEET: hold("标为{side}，却列在“{sheet}”表中。"),
  STRUCK_ROW: hold("整行带删除线，可能已撤回。"),
  STRUCK_CELL: hold("单元格带删除线，请核实。"),
  HIDDEN_ROW: hold("这一行在表中被隐藏。"),
  SAME_TITLE: hold("同一单位已有名称相同的{side}（{where}）。"),
  ORG_NAME_DIFFERS: hold("这个信用代码已登记为另一个单位名称，请核实。"),
  ORG_OTHER_CODE: hold("同名单位登记的信用代码不同，请核实。"),
  OWN_ORGANIZATION: hold("本单位的信息须由他人审核。"),
  ORG_UNVERIFIED: hold("单位自行注册，尚未认证，认证后才能发布。"),

  CLEANED: note("已去除{what}。"),
  FORMULA: note("单元格是公式，采用其已存的结果。"),
  NUMBER_AS_TEXT: note("数字以文本保存，已按数字读取。"),
  AMOUNT_READ: note("已换算为万元。"),
  AMOUNT_APPROXIMATE: note("金额为约数，按所写数字登记。"),
  AMOUNT_ROUNDED: note("金额已四舍五入到 0.01 万元。"),
  NEGOTIABLE: note("按面议登记。"),
  DATE_SERIAL: note("单元格是日期序号，已换算为日期。"),
  DATE_READ: note("已换算为日期。"),
  DATE_PERIOD_END: note("只写到月份或时段，按最后一天登记。"),
  DATE_PERIOD_START: note("只写到月份或时段，按第一天登记。"),
  CODE_READ: note("已识别为“{label}”。"),
  SIDE_FROM_SHEET: note("未填类型，按所在表“{sheet}”登记。"),
  ALL_REGIONS: note("按京津冀三地登记。"),
  DIVISION_WHOLE_REGION: note("只写到省市，区县按未填写处理。"),
  TRADITIONAL_TEXT: note("含繁体字，按原文保留。"),
  EMOJI: note("含表情符号，按原文保留。"),
  LEADING_SIGN: note("以“{sign}”开头的文字，按文本原样保留。"),
  EXPIRED: note("有效期已过，登记后为已过期。"),
  SIMILAR: note("与同一单位的{where}相近。"),
  SOURCE_UNKNOWN: note("来源渠道不能识别，按“导入”登记。"),
  CONTACT_INVALID: note("联系方式中有无法识别的内容，未保存。"),
  UNKNOWN_COLUMN: note("不认识的列，未读取。"),
  REPEATED_COLUMN: note("这一列与前面的列重复，未读取。"),
  HIDDEN_COLUMN: note("隐藏的列，未读取。"),
  SHEET_SKIPPED: note("没有找到表头，这张表未读取。"),
  HIDDEN_SHEET: note("隐藏的表，未读取。"),
  EXAMPLE_ROW: note("模板的示例行，未读取。"),
  UNKNOWN_FIELD: note("不认识的字段，未读取。"),
  ROW_BROKEN: error("这一行处理失败，请联系管理员。"),
} as const satisfies Record<string, { level: RemarkLevel; text: string }>;

/** A code of the table above. */
export type RemarkCode = keyof typeof remarkLabels;

/** The sentence of a remark, its parameters put in. */
export function remarkText(code: RemarkCode, params: Readonly<Record<string, string | number>> = {}): string {
  return remarkLabels[code].text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
