// `npm run build`: the database client and the production build, unless both are those of the present sources.
import { ensureInstalled } from "./support/install.mjs";

ensureInstalled();
const { ensureBuild } = await import("./support/sources.mjs");

try {
  console.log((await ensureBuild()) ? "构建完成" : "构建已是最新（源码没有变化）");
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
