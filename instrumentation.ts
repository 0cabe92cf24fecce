/** Called once by Next when the server process starts, before the first request. */
export async function register(): Promise<void> {
  const { startSafely } = await import("#lib/health/preflight.ts");
  const { watchRequests } = await import("#lib/http/request-start.ts");
  const refuse = (reason: string) => {
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  };
  try {
    startSafely(refuse);
    watchRequests();
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}
