// `npm run dev`: the development server and the worker, on the data of `npm run demo`.
import { storedSecret } from "./support/environment.mjs";
import { ensureInstalled } from "./support/install.mjs";

ensureInstalled();
const { exitWith, runJjj, runService } = await import("./support/service.mjs");

exitWith(
  runService({
    async prepare({ dataDir }) {
      process.env.AUTH_SECRET ||= await storedSecret(dataDir);
      process.env.RATE_LIMIT_FACTOR ||= "20";
      process.env.NEXT_TELEMETRY_DISABLED = "1";
      await runJjj("migrate");
    },
    web: ["node_modules/next/dist/bin/next", "dev"],
    onReady: () => console.log(`开发服务器：http://localhost:${process.env.PORT}`),
  }),
);
