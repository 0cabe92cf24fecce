// What the commands that run TypeScript directly need before their first import: the packages and the database client.
// `npm run plans` and the like call it first, so that each of them works on a fresh clone.
import { ensureInstalled } from "./support/install.mjs";

try {
  ensureInstalled();
  const { ensureClient } = await import("./support/sources.mjs");
  await ensureClient();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
