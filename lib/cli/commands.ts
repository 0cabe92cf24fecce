import type { CliCommand } from "./command.ts";

/** Every command by name. Loaded when called, so that `jjj migrate` does not need what only `import` needs. */
export const commands: Record<string, () => Promise<{ command: CliCommand }>> = {
  audit: () => import("./audit.ts"),
  describe: () => import("./describe.ts"),
  edition: () => import("./edition.ts"),
  import: () => import("./import.ts"),
  export: () => import("./export.ts"),
  migrate: () => import("./migrate.ts"),
  rematch: () => import("./rematch.ts"),
  search: () => import("./search.ts"),
  seed: () => import("./seed.ts"),
  user: () => import("./user.ts"),
  web: () => import("./web.ts"),
  worker: () => import("./worker.ts"),
};
