// What `scripts/jjj.mjs` starts: the one file of the command line that may wait at its top level.
import { main } from "./main.ts";

process.exitCode = await main(process.argv.slice(2));
// Pools and listeners of the modules would keep the process alive; everything has been written by now.
process.stdout.write("", () => process.exit());
