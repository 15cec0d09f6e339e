// Processes that the harness starts, and what the kernel counts for them.
import { spawn, execFileSync } from 'node:child_process';
import { openSync, closeSync, readFileSync, existsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK']));
const PATIENCE_MS = 60_000;
const ALLOCATED = fileURLToPath(new URL('Allocated.java', import.meta.url));
const running = new Set();

process.on('exit', () => running.forEach((child) => signalGroup(child, 'SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(1));
}

/** Starts a command in a process group of its own; its output goes to a file. */
export function start(command, env, log) {
  const output = openSync(log, 'w');
  const child = spawn(command[0], command.slice(1), {
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  child.log = log;
  child.ended = new Promise((resolve) => {
    child.on('error', resolve);
    child.on('exit', resolve);
  }).then(() => running.delete(child));
  running.add(child);
  return child;
}

export async function stop(child) {
  signalGroup(child, 'SIGTERM');
  await Promise.race([child.ended, pause(5_000, null, { ref: false })]);
  if (running.has(child)) {
    signalGroup(child, 'SIGKILL');
    await child.ended;
  }
}

function signalGroup(child, signal) {
  if (running.has(child) && child.pid) {
    process.kill(-child.pid, signal);
  }
}

/** Repeats an attempt until it gives something; fails if the process ends or takes too long. */
export async function until(child, attempt, everyMs = 10) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const result = await attempt();
    if (result) {
      return result;
    }
    if (!running.has(child) || Date.now() > end) {
      throw new Error(`It did not come up, or ended: see ${child.log}`);
    }
    await pause(everyMs);
  }
}

export function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => { socket.destroy(); resolve(true); });
    socket.on('error', () => resolve(false));
  });
}

/** Below the range from which connections get theirs: else a probe may end up talking to itself. */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const isFree = await new Promise((resolve) => {
      const server = createServer().on('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) {
      return port;
    }
  }
}

/** CPU seconds of a process and its children so far. */
export function cpuSeconds(pid) {
  return family(pid).reduce((sum, member) => {
    const fields = readFileSync(`/proc/${member}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }, 0);
}

/** Resident memory of a process and its children, in MiB; pages that they share count for each. */
export function residentMiB(pid) {
  return family(pid).reduce((sum, member) => {
    const kib = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/status`, 'utf8'))[1];
    return sum + Number(kib) / 1024;
  }, 0);
}

/** Bytes that a JVM of at least version 21 has allocated so far; to look costs it a few of its own. */
export function allocatedBytes(java, pid) {
  return Number(execFileSync(java, [ALLOCATED, String(pid)]));
}

function family(pid) {
  const file = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean) : [];
  return [pid, ...children.flatMap((child) => family(Number(child)))];
}

/** What lives on a JVM's heap, for which it collects its garbage first. */
export function liveHeapMiB(bin, pid) {
  const histogram = execFileSync(join(bin, 'jcmd'), [String(pid), 'GC.class_histogram'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  return Number(/^Total\s+\d+\s+(\d+)/m.exec(histogram)[1]) / 2 ** 20;
}
