import { isIPv4, isIPv6 } from "node:net";
import path from "node:path";
import { z } from "zod";
import { isSender } from "#lib/notifications/model/address.ts";

const flag = z
  .enum(["true", "false", "1", "0", ""])
  .optional()
  .transform((v) => v === "true" || v === "1");
const text = z
  .string()
  .trim()
  .optional()
  .transform((v) => (v ? v : null));

/** The example's value in .env.example; a start with it is refused. */
const EXAMPLE_SECRET = "change-me-to-at-least-32-random-bytes";

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "应为 postgresql:// 地址" }),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/, error: "应为 postgresql:// 地址" }).optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  APP_BASE_URL: z.url({ protocol: /^https?$/, error: "应为 http(s):// 地址" }).optional(),
  AUTH_SECRET: z
    .string({ error: "必填" })
    .refine((v) => Buffer.byteLength(v) >= 32, "至少 32 字节")
    .refine((v) => v !== EXAMPLE_SECRET, "不能使用示例值"),
  DATA_DIR: z
    .string()
    .default(".data")
    .transform((v) => path.resolve(v)),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "应为 smtp(s):// 地址" }).optional(),
  MAIL_FROM: z
    .string()
    .refine(isSender, "应为一个邮箱地址，或 名称 <邮箱地址>")
    .default("京津冀机会清单 <no-reply@example.invalid>"),
  /** Who takes short messages: nobody, or the log. */
  SMS_DRIVER: z.enum(["none", "console"]).default("none"),
  WECHAT_DRIVER: z.enum(["none", "console"]).default("none"),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(9).default(0),
  RATE_LIMIT_FACTOR: z.coerce.number().min(0).max(1_000_000).default(1),
  PASSWORD_PROFILE: z.enum(["nist", "dengbao"]).default("nist"),
  MFA_REQUIRED: flag,
  ICP_NUMBER: text,
  PSB_NUMBER: text,
  SUPPORT_CONTACT: text,
  SEARCH_URL: text.refine((v) => v === null || /^(?:unix:.+|tcp:\/\/[^/:]+:\d+)$/.test(v), "应为 unix:/路径 或 tcp://主机:端口"),
  METRICS_TOKEN: text,
  EMBEDDINGS_URL: z.url({ protocol: /^https?$/, error: "应为 http(s):// 地址" }).optional(),
  EMBEDDINGS_MODEL: text,
  EMBEDDINGS_KEY: text,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

const whole = schema.refine((v) => !v.EMBEDDINGS_URL || v.EMBEDDINGS_MODEL, {
  path: ["EMBEDDINGS_MODEL"],
  error: "设了 EMBEDDINGS_URL 就必填",
});

type Parsed = z.infer<typeof schema>;
/** Settings with their derived values filled in. */
export type Env = Parsed & { DATABASE_OWNER_URL: string; APP_BASE_URL: string };

/**
 * Parse an environment. Empty values count as unset.
 * @throws {Error} one readable message that names every wrong variable.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = whole.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`环境变量有误，无法启动：\n${lines.join("\n")}`);
  }
  const env = result.data;
  return {
    ...env,
    DATABASE_OWNER_URL: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
    APP_BASE_URL: (env.APP_BASE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ""),
  };
}

let parsed: Env | null = null;

/** The process's settings, parsed at the first use: a build needs none. The only place that touches process.env. */
export function env(): Env {
  if (!parsed) {
    parsed = parseEnv(process.env);
    // next-auth reads its own address from here alone; without it a client's Host header could name another.
    process.env.NEXTAUTH_URL = new URL(parsed.APP_BASE_URL).origin;
  }
  return parsed;
}

/** Loopback names and private addresses: the only places where demo accounts may be enabled. */
export function isPrivateHost(baseUrl: string): boolean {
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, "");
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  // Addresses only: 10.example.org is a name anybody may own.
  if (isIPv4(host)) return /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(host);
  return isIPv6(host) && (host === "::1" || /^(f[cd][0-9a-f]{2}|fe80):/i.test(host));
}
