// Starts the processes of one service and ends them together.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { root } from "./environment.mjs";

const STOP_WITHIN_MS = 20_000;
const RESTART_AFTER_MS = 1_000;
const exitWithParent = pathToFileURL(path.join(root, "scripts/support/exit-with-parent.mjs")).href;

/** Run a Node script to its end; answers its exit code. `quiet` keeps its output unless it fails. */
export function runNode(args, { env = {}, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    let output = "";
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
    });
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => {
      if (code !== 0 && quiet) process.stderr.write(output);
      resolve(code ?? 1);
    });
  });
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Wait until a port is free: a service that was killed a moment ago gives it back within a second. */
export async function waitForFreePort(port) {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    if ((await canListen(port, "0.0.0.0")) && (await canListen(port, "::"))) return;
    await sleep(250);
  }
  throw new Error(`端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口：PORT=3100 npm run demo`);
}

/** Wait until an address answers 200, or one of the service's processes has ended. */
export async function waitUntilReady(url, service, withinMs = 60_000) {
  const deadline = Date.now() + withinMs;
  let reason = "";
  while (Date.now() < deadline && !service.ended()) {
    try {
      const response = await fetch(url);
      if (response.ok) return;
      reason = (await response.text()).slice(0, 300);
    } catch (error) {
      reason = error.message;
    }
    await sleep(100);
  }
  throw new Error(`服务没有就绪（${url}）：${reason}`);
}

/**
 * A group of processes that live and die together: when one ends unasked, so do the others, and `done` answers 1; after
 * Ctrl-C or SIGTERM it answers 0.
 */
export function superviseService() {
  const children = new Set();
  let stopping = false;
  let oneEnded = false;
  let finish;
  const done = new Promise((resolve) => {
    finish = resolve;
  });

  async function stop(code = 0) {
    if (stopping) return done;
    stopping = true;
    for (const child of children) child.kill("SIGTERM");
    const deadline = Date.now() + STOP_WITHIN_MS;
    while (children.size > 0 && Date.now() < deadline) await sleep(50);
    for (const child of children) child.kill("SIGKILL");
    finish(code);
    return done;
  }

  function spawnChild(args, env = {}) {
    const child = spawn(process.execPath, ["--import", exitWithParent, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // Its own group: a terminal's Ctrl-C reaches us alone, and we stop the children in order.
      detached: true,
    });
    children.add(child);
    child.once("exit", () => children.delete(child));
    return child;
  }

  function start(name, args, env) {
    const child = spawnChild(args, env);
    child.once("exit", (code, signal) => {
      if (stopping) return;
      oneEnded = true;
      console.error(`${name} 意外退出（${signal ?? code}）`);
      void stop(1);
    });
    return child;
  }

  /** Start a process that the others can do without for a while: when it ends, it is started again. */
  function keep(name, args, env) {
    const child = spawnChild(args, env);
    child.once("exit", (code, signal) => {
      if (stopping) return;
      console.error(`${name} 退出（${signal ?? code}），重新启动`);
      setTimeout(() => {
        if (!stopping) keep(name, args, env);
      }, RESTART_AFTER_MS);
    });
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
  return { start, keep, stop, done, ended: () => oneEnded || stopping };
}
