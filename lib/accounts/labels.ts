import type { Role } from "#lib/db/generated/enums.ts";
import { MAX_LENGTH, MIN_LENGTH, type PasswordProblem, type PasswordProfile } from "./model/password-rules.ts";
import type { Scope } from "./model/scopes.ts";

export const ROLE_LABELS: Record<Role, string> = {
  MEMBER: "会员",
  MODERATOR: "审核员",
  EDITOR: "主编",
  ADMIN: "管理员",
  AUDITOR: "审计员",
};

/** Scopes of an API key. */
export const SCOPE_LABELS: Record<Scope, string> = {
  read: "读取",
  write: "发布和对接",
  review: "审核",
  import: "导入",
  editions: "期刊",
};

/** Messages at fields. */
export const ACCOUNT_MESSAGES = {
  identifier: "请填写有效的邮箱或 11 位手机号",
  password: "请填写密码",
  policy: "请先阅读并同意用户协议和隐私政策",
  name: "请填写姓名",
  wrongPassword: "当前密码不正确",
  linkOver: "链接已失效或已经用过，请重新申请。",
  scopes: "请至少选择一项权限范围",
  scopeNotYours: "您的账号没有这项权限范围",
  ownAccount: "不能停用或更改自己的角色",
  staffInFirm: "停用账号或更改角色前，请先让其退出单位。",
  known: "这个邮箱或手机号已经有账号",
} as const;

/** The rule of new passwords in one sentence, for the hint under the field. */
export const PASSWORD_HINTS: Record<PasswordProfile, string> = {
  nist: `至少 ${MIN_LENGTH.nist} 个字符，任何字符都可以，例如一句只有您知道的话。不能是常见密码或单位名称。`,
  dengbao: `至少 ${MIN_LENGTH.dengbao} 个字符，含大写字母、小写字母、数字、符号中的三类。不能是常见密码或单位名称。`,
};

/** What is wrong with a password. */
export function passwordMessage(problem: PasswordProblem, profile: PasswordProfile): string {
  switch (problem) {
    case "TooShort":
      return `密码太短，至少 ${MIN_LENGTH[profile]} 个字符`;
    case "TooLong":
      return `密码太长，最多 ${MAX_LENGTH} 个字符`;
    case "FewClasses":
      return "密码应含大写字母、小写字母、数字、符号中的三类";
    case "Common":
      return "这个密码太常见，请换一个";
    case "Names":
      return "密码不能是单位名称、信用代码或账号本身，请换一个";
  }
}
