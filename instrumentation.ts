/** Called once by Next when the server process starts, before the first request. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: replaced at build time, so that the edge build, which we do not use, leaves Node's parts out
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("#lib/health/start-server.ts");
    await startServer();
  }
}
