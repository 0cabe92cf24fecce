import { describe, expect, test } from "vitest";
import { steadyFaults, timeFaults, WEIGHT_BUDGET, weightFaults } from "../../bench/pages/budgets.ts";
import { scriptFault } from "../../bench/pages/check-built.ts";
import { checkCss } from "../../bench/pages/check-css.ts";
import { FLOOR, lacking } from "../../bench/pages/floor.ts";

test("the floor is that of package.json, and the data know what it lacks", () => {
  expect(FLOOR).toEqual([
    ["chrome", 99],
    ["edge", 99],
    ["safari", 15.4],
    ["firefox", 97],
  ]);
  expect(lacking("css-nesting")).toEqual(["chrome 99", "edge 99", "safari 15.4", "firefox 97"]);
  expect(lacking("css-has")).toEqual(["chrome 99", "edge 99", "firefox 97"]);
  expect(lacking("css-cascade-layers")).toEqual([]);
  expect(() => lacking("no-such-feature")).toThrow();
});

describe("a style sheet that the floor cannot read", () => {
  test.each([
    ["nesting", ".a{color:red;&:hover{color:blue}}"],
    ["a selector it does not know", ".a:has(.b){color:red}"],
    ["a range of widths", "@media (width>=48rem){.a{color:red}}"],
    ["a container", "@container (min-width:1px){.a{color:red}}"],
    ["a colour without another before it", ".a{color:oklch(50% .1 20)}"],
    ["a unit without another before it", ".a{margin:0;height:100dvh}"],
    ["an at-rule of which nothing is known", "@unheard-of{.a{color:red}}"],
  ])("%s is found", (_why, css) => {
    expect(checkCss(css)).toHaveLength(1);
  });

  test.each([
    ["layers, custom properties and plain colours", "@layer base{:root{--a:#fff}.a{color:var(--a)}}"],
    ["a fallback in front", ".a{height:100vh;height:100dvh;color:red;color:oklch(50% .1 20)}"],
    ["what only asked browsers read", "@supports (color:oklch(0% 0 0)){.a{color:oklch(50% .1 20)}}.b{color:red}"],
    ["texts that only look like code", `.a::before{content:":has(&)"}.b{background:url(a&b.svg)}/* & */`],
    ["keyframes and print", "@keyframes x{from{opacity:0}to{opacity:1}}@media print{.a{color:#000}}@page{margin:1cm}"],
  ])("%s is none", (_why, css) => {
    expect(checkCss(css)).toEqual([]);
  });
});

test.each([
  ["a?.b??c", true],
  ["a||=b", true],
  ["class A{#b=1}", false],
  ["await 1", false],
  ["/a/v", false],
])("%s is ECMAScript 2021: %s", (code, fits) => {
  expect(scriptFault(code) === null).toBe(fits);
});

test("a broken budget of any kind is named", () => {
  const weight = { html: 0, script: WEIGHT_BUDGET.script, style: 0, font: WEIGHT_BUDGET.font, foreign: [] };
  expect(weightFaults("首页", weight)).toEqual([]);
  expect(
    weightFaults("首页", { ...weight, script: weight.script + 1, font: weight.font + 1, foreign: ["https://a.invalid/"] }),
  ).toHaveLength(3);
  const scores = { performance: 90, accessibility: 95, "best-practices": 95, seo: 95 };
  const fine = { scores, lcp: 2_500, cls: 0.049, failed: [] };
  expect([...steadyFaults("首页", fine), ...timeFaults("首页", fine, 1_500)]).toEqual([]);
  const poor = {
    scores: { performance: 89, accessibility: 94, "best-practices": 94, seo: 94 },
    lcp: 2_501,
    cls: 0.05,
    failed: [],
  };
  expect(steadyFaults("首页", poor)).toHaveLength(4);
  expect(timeFaults("首页", poor, 1_501)).toHaveLength(3);
});
