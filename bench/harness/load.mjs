// Drives a contestant with wrk, and reads what the kernel and the vendor counted meanwhile.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cpuSeconds, residentMiB } from './process.mjs';

const SCRIPT = fileURLToPath(new URL('../wrk/deactivate.lua', import.meta.url));
const SAMPLE_MEMORY_EVERY_MS = 500;

/**
 * One load. Gives rate (per second), p50 and p99 (ms), cpu (microseconds for each request), memory
 * (MiB, the most), allocated (KB for each request, if that is looked at), errors and their kinds,
 * requests, and peak (the most at once at the vendor).
 */
export async function load(contestant, vendor, { callers, pause = 0, accounts, seconds, allocated }) {
  const bytes = allocated();
  const before = await vendor.counts();
  const cpu = cpuSeconds(contestant.pid);
  let memory = 0;
  const sample = () => { memory = Math.max(memory, residentMiB(contestant.pid)); };
  const sampling = setInterval(sample, SAMPLE_MEMORY_EVERY_MS);
  try {
    const wrk = await run(contestant, callers, pause, accounts, seconds);
    sample();
    const spent = cpuSeconds(contestant.pid) - cpu;
    const counts = await vendor.settled(() => cpuSeconds(contestant.pid));
    const allocation = (allocated() - bytes) / wrk.requests / 1000;
    const calls = counts.deactivations - before.deactivations;
    const errors = {
      refused: wrk.refused,
      broken: wrk.broken,
      late: wrk.late,
      wrong: counts.wrong - before.wrong,
      unexplained: unexplained(wrk.requests, calls, callers),
    };
    return {
      requests: wrk.requests,
      rate: wrk.requests / (wrk.micros / 1e6),
      p50: wrk.p50 / 1000,
      p99: wrk.p99 / 1000,
      cpu: (spent * 1e6) / wrk.requests,
      memory,
      allocated: allocation || undefined,
      errors: Object.values(errors).reduce((sum, count) => sum + count),
      ...errors,
      peak: counts.peak,
    };
  } finally {
    clearInterval(sampling);
  }
}

/** When wrk ends, each caller may have one call that the vendor got and wrk did not wait for. */
function unexplained(answers, calls, callers) {
  return Math.max(0, answers - calls, calls - answers - callers);
}

function run(contestant, callers, pause, accounts, seconds) {
  const target = contestant.name === 'vendor' ? 'vendor' : 'service';
  const wrk = spawn('wrk', [
    '-t1', `-c${callers}`, `-d${seconds}s`, '--timeout', '20s', '-s', SCRIPT,
    `http://127.0.0.1:${contestant.port}`, '--', String(accounts), target, String(pause),
  ], { timeout: (seconds + 60) * 1000 });
  let output = '';
  wrk.stdout.on('data', (data) => { output += data; });
  wrk.stderr.on('data', (data) => { output += data; });
  return new Promise((resolve, reject) => {
    wrk.on('error', reject);
    wrk.on('close', (code) => {
      const line = output.split('\n').find((text) => text.startsWith('{'));
      if (code === 0 && line) {
        resolve(JSON.parse(line));
      } else {
        reject(new Error(`wrk ended with ${code}: ${output}`));
      }
    });
  });
}
