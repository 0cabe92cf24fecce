/** Words of the parts themselves: switches of the header, dialogs, steps, choice by typing, waiting. */
export const design = {
  tagline: "北京、天津、河北三地供给与需求的公开清单",
  theme: "外观",
  themeSystem: "随系统",
  themeLight: "浅色",
  themeDark: "深色",
  toLarge: "长者版",
  toStandard: "返回标准版",
  close: "关闭",
  opening: "正在打开页面…",
  loading: "正在载入…",
  stepDone: "已完成",
  comboboxNone: "没有相符的选项",
  comboboxCount: "{count} 个选项",
} as const;
