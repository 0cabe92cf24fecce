/** The firm's own listings: forms, moves, notices. Keys are flat; `{name}` marks a parameter. */
export const listings = {
  chooseOrganization: "请选择单位",
  noSuchOrganization: "没有这个单位",
  unknownField: "未知字段",
  registerFirmFirst: "请先登记单位，再发布信息。",
  nothingChanged: "修改稿与已发布的内容相同，没有需要审核的改动",
  withdrawNeedsReason: "请填写撤回原因",
  noSuchInterest: "没有这一条对接申请",
} as const;
