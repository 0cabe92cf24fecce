/** The staff's overview. Keys are flat; `{name}` marks a parameter. */
export const staff = {
  title: "工作台",
  intro: "今天有什么要办：",
  nothing: "没有待办事项",
  reviews: "待审信息",
  organizations: "待认证单位",
  interests: "待协调的对接申请",
  reports: "待处理举报",
  editions: "未发布的期次",
  toolsTitle: "其他工作",
  intake: "收集登记：导入来件、代单位填报",
  words: "敏感词表",
  audit: "审计记录",
  users: "用户",
} as const;
