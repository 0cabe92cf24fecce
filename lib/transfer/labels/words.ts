/** What cleaning took away, as a remark names it. */
export const CLEANED_WORDS = { composed: "非标准组合字符", invisible: "不可见字符", ends: "首尾空白", lines: "换行" } as const;

/** What a hint found in a public text, as a remark names it. */
export const HINT_WORDS = {
  ...{
    MOBILE: "手机号码",
    PHONE: "电话号码",
    EMAIL: "邮箱地址",
    WECHAT: "微信",
    QQ: "QQ",
    LINK: "网址",
    ADVERTISING: "广告用语",
  },
} as const;

/** Where an earlier listing stands, as a remark names it. */
export const whereRow = (sheet: string | null, row: number): string => `${sheet === null ? "" : `“${sheet}”表`}第 ${row} 行`;

/** The region as the remark on a division names it. */
export const REGION_FULL_NAMES = { BEIJING: "北京市", TIANJIN: "天津市", HEBEI: "河北省" } as const;

/** Names of the sheets and columns in the workbooks that staff receive. */
export const SHEET_WORDS = {
  list: "机会清单",
  words: "字典",
  failed: "错误行",
  reason: "错误原因",
  rowNumber: "原行号",
  noChain: "不属于六链",
} as const;

/** The example row of the template by heading field; days are real cells. */
export const EXAMPLE_ROW = {
  ...{
    externalId: "示例-001",
    side: "需求",
    form: "产品",
    title: "（示例，请删除本行）求购伺服电机两百台",
    summary: "功率 2 kW，一年约 200 台。",
  },
  ...{
    description: "（示例）注塑机取件用，功率 2 kW，额定转速 3000 转/分，一年约 200 台，需带抱闸。",
    keywords: "伺服电机、抱闸、注塑",
  },
  ...{
    chain: "机器人",
    "organization.name": "唐山示例机械有限公司",
    "organization.region": "河北",
    "organization.division": "唐山市丰润区",
  },
  ...{
    targetRegions: "北京、天津",
    cooperation: "采购、技术服务",
    requiredQualifications: "CNAS",
    amountMinWan: 50,
    amountMaxWan: 80,
  },
  ...{ neededBy: "2027-06-30", validUntil: "2027-11-20", visibility: "公开", sourceChannel: "邮件" },
  ...{ "contact.name": "示例联系人", "contact.phone": "010-00001234", "contact.email": "lianxi@example.invalid" },
} as const;
