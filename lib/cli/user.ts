import { createUser } from "#lib/accounts/commands/create-user.ts";
import { newUserInput } from "#lib/accounts/schema.ts";
import { refuseInput } from "#lib/kernel/errors.ts";
import { type CliCommand, CliError } from "./command.ts";
import { contextFor } from "./context.ts";

/** `jjj user create`: an account with a role, in a firm when one is named. The password comes on standard input, never as an argument. */
export const command: CliCommand = {
  summary: "建立账号（密码从标准输入读取）",
  usage: [
    "create --email 邮箱|--mobile 手机 --role moderator|editor|admin|auditor|member [--organization 编号 [--owner]] [--name 姓名]",
  ],
  options: {
    ...{ email: { type: "string" }, mobile: { type: "string" }, role: { type: "string" }, name: { type: "string" } },
    ...{ organization: { type: "string" }, owner: { type: "boolean" } },
  },
  async run(call) {
    if (call.words.join(" ") !== "create") throw new CliError("用法：npm run jjj -- user create --email 邮箱 --role 角色");
    const { email = null, mobile = null, role, name, organization: organizationId = null, owner = false } = call.options;
    const password = await call.readInput();
    const parsed = newUserInput.safeParse({
      email,
      mobile,
      role,
      organizationId,
      owner,
      password,
      ...(name !== undefined && { name }),
    });
    if (!parsed.success) {
      refuseInput(...parsed.error.issues.map(({ path, message }) => ({ path: `--${path.join(".") || "?"}`, message })));
    }
    const id = await createUser(await contextFor(call.as), parsed.data);
    call.answer(
      { id, email: parsed.data.email ?? null, mobile: parsed.data.mobile ?? null, role: parsed.data.role },
      `账号已建立：${id}`,
    );
    return 0;
  },
};
