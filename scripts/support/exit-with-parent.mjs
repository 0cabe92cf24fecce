// Preloaded into every process that `start`, `demo` and `dev` start. When the parent is gone, by kill -9 as well, the
// channel between them closes, and the child ends as if it had been asked to: no orphan keeps the port.
process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 10_000).unref();
});
