import { defineConfig } from "vitest/config";

const withDatabase = {
  globalSetup: ["tests/support/global-setup.ts"],
  setupFiles: ["tests/support/fail-on-console-error.ts", "tests/support/worker-setup.ts"],
  pool: "forks" as const,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/fail-on-console-error.ts"],
          pool: "threads",
        },
      },
      { test: { name: "integration", include: ["tests/integration/**/*.test.ts"], testTimeout: 30_000, ...withDatabase } },
      {
        test: {
          name: "long",
          include: ["tests/long/**/*.test.ts"],
          testTimeout: 1_800_000,
          fileParallelism: false,
          ...withDatabase,
        },
      },
    ],
  },
});
