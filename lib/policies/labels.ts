import type { Persona } from "./actor.ts";

export const PERSONA_LABELS: Record<Persona, string> = {
  anonymous: "访客",
  pending: "待认证单位成员",
  member: "单位成员",
  owner: "单位管理员",
  suspended: "已暂停单位成员",
  moderator: "审核员",
  editor: "主编",
  admin: "管理员",
  auditor: "审计员",
  system: "系统",
};
