import path from "node:path";
import { type EmbeddedServer, startEmbedded } from "../../../scripts/embedded-postgres.mjs";
import { benchFolder } from "./folder.ts";

/** An embedded server of the bench's own, in its own data folder. */
export const startServer = (): Promise<EmbeddedServer> =>
  startEmbedded({ dataDir: path.join(benchFolder, "postgres"), announce: (line) => console.log(line) });
