/** 导出我的数据: the part of the settings page, and what stands in the archive. Keys are flat; `{name}` marks a parameter. */
export const ownData = {
  title: "我的数据",
  text: "下载一个 ZIP 文件：您的账号、本单位的资料和全部信息、附件、对接申请与授权、评价、订阅、通知和操作记录。里面没有密码，也没有其他单位的联系方式。",
  export: "导出我的数据",
  recorded: "每次导出都会记入操作记录。文件含有您和本单位的联系方式，请妥善保管。",
  busy: "刚刚导出过几次了，请一小时后再试。",
  failed: "没有导出成功，请再试一次。",

  archiveName: "我的数据",
  readMeName: "说明.txt",
  readMeTitle: "京津冀机会清单：我的数据",
  readMeAt: "导出时间：{time}（北京时间）",
  readMeJson: "data.json 是全部内容，用记事本或浏览器可以打开。时刻为 UTC，日期为北京时间，金额单位万元。各部分：",
  partAccount:
    "account、membership、joinRequests、policyAcceptances、signIns、apiKeys、mailedLinks：账号、所属单位、加入申请、同意过的条款、登录、接口密钥（不含密钥本身）、发给您的一次性链接（不含链接本身）",
  partFirm: "organization、certificates、neverMatch、sharedNeeds：本单位资料和联系方式、资质证书、不匹配名单、同意过的联合需求",
  partListings: "listings：本单位的供给和需求，含联系人、每一版文字、审核结论、还没提交的内容",
  partInterests: "interests：收到和提出的对接申请、授权、谁在什么时候看过联系方式、本单位报告的进展",
  partJudgments: "judgments：您对匹配结果的评价",
  partSearches: "savedSearches、subscriptions：订阅",
  partNotices: "notifications、notificationSettings、mails：站内通知、通知设置、发给您的邮件（只有种类和时间，正文不保存）",
  partActivity: "activity：您做过的操作；网络地址保存 190 天",
  readMeFiles: "files 文件夹是附件和证书的扫描件，路径与 data.json 里的 path、scan 一致。filesMissing 列出没能读出的文件。",
  notIncluded:
    "没有包含：密码和各种密钥（平台只存不可还原的结果）；其他单位的联系方式（那是对方的信息，请在对接申请的页面上查看，每次查看都有记录）；同事的邮箱和手机号；工作人员的内部备注。",
} as const;
