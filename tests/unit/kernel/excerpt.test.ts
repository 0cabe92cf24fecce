import { expect, test } from "vitest";
import { excerpt } from "#lib/kernel/text.ts";

test.each([
  { why: "what fits stays whole", text: "月产 3000 台", limit: 9, kept: "月产 3000 台" },
  {
    why: "a number is not cut in two",
    text: "提供机器人关节安装法兰，额定转速与月产各三千有余之外再加三千 3000 台",
    limit: 34,
    kept: "提供机器人关节安装法兰，额定转速与月产各三千有余之外再加三千…",
  },
  {
    why: "nor a Latin word",
    text: "现有系统需要接入总线协议与上位机软件EtherCAT 驱动器",
    limit: 22,
    kept: "现有系统需要接入总线协议与上位机软件…",
  },
  {
    why: "a clause that ends near the limit is the end",
    text: "过载 3 倍，提供安装法兰，月产 3000 台以上",
    limit: 18,
    kept: "过载 3 倍，提供安装法兰…",
  },
  {
    why: "a clause that ends far before it is not",
    text: "短句，然后是一段没有任何标点符号的很长很长很长的话",
    limit: 24,
    kept: "短句，然后是一段没有任何标点符号的很长很长很长…",
  },
  { why: "one word without an end is cut after all", text: "a".repeat(30), limit: 11, kept: `${"a".repeat(10)}…` },
])("$why", ({ text, limit, kept }) => {
  expect(excerpt(text, limit)).toBe(kept);
  expect(Array.from(excerpt(text, limit)).length).toBeLessThanOrEqual(limit);
});
