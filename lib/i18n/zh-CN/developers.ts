/** The reference page of the HTTP API. Keys are flat; `{name}` marks a parameter. */
export const developers = {
  title: "开发者接口",
  intro:
    "供本单位的系统直接读取清单、提交信息和对接申请。所有地址以 /api/v1 开头，正文为 UTF-8 的 JSON；金额单位万元，日期为北京时间的日，时刻为 UTC。",
  specLink: "OpenAPI 3.1 描述文件",
  startTitle: "怎样开始",
  startKey: "登录后在“我的 → 设置”里新建接口密钥，请求时放在 Authorization: Bearer jjj_… 里。公开的清单、期刊和词表不需要密钥。",
  startVersion: "修改、审核结论和单位认证要带读到的版本号：正文 version，或请求头 If-Match。版本过期返回 409，请重新读取后再改。",
  startPaging: "列表用 cursor 翻页，nextCursor 为 null 就是最后一页。重复的参数表示“或”，不同的参数表示“且”。",
  startRetry:
    "POST 可带 Idempotency-Key：24 小时内同一个键得到同一个回答，可以放心重发。遇到 429 和 503，请按 Retry-After 等待。",
  limits: "请求次数：不登录每个地址 5 分钟 {anonymous} 次，登录或使用密钥 5 分钟 {account} 次。",
  operationsTitle: "操作",
  colCall: "请求",
  colPurpose: "用途",
  colWho: "谁可以用",
  colAnswer: "成功时",
  everyone: "所有人",
  signedIn: "登录用户",
  errorsTitle: "错误",
  errorsIntro:
    "出错时返回 application/problem+json：code 是下表中的代码，detail 是给人看的中文，errors 逐项指出字段 path 和原因。",
  colStatus: "状态",
  colCode: "代码",
  colMeaning: "含义",
} as const;
