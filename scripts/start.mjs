// `npm start`: the production web and worker, against DATABASE_URL or the embedded server.

import { exitWith, runJjj, runService } from "./support/service.mjs";
import { isBuilt } from "./support/sources.mjs";

exitWith(
  runService({
    async prepare({ embedded }) {
      if (!isBuilt()) throw new Error("没有与当前源码一致的生产构建，请先运行 npm run build");
      // A real server is migrated by its operator, before the new version starts; the embedded one has no operator.
      if (embedded) await runJjj("migrate");
    },
    web: ["scripts/web.mjs"],
    onReady: () => console.log(`服务已就绪：${process.env.APP_BASE_URL || `http://localhost:${process.env.PORT}`}`),
  }),
);
