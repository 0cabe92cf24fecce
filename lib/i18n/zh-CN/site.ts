/** Header, footer, home, the public list and detail pages, the firm's public page. */
export const site = {
  navLabel: "主导航",
  navHome: "首页",
  navListings: "机会清单",
  navEditions: "期刊",
  navAbout: "关于",
  signIn: "登录",
  register: "注册",
  my: "我的",
  staffDesk: "工作台",
} as const;
