/** Run one command of Prisma's command line with the project's schema engine. `output` is filled when stdio is piped. */
export function runPrisma(
  args: string[],
  options?: {
    env?: Record<string, string | undefined>;
    stdio?: "inherit" | "pipe" | ["ignore", "inherit" | "pipe", "inherit" | "pipe"];
  },
): Promise<{ code: number; output: string }>;
