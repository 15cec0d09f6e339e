// The vendor stub, seen from the harness.
import { setTimeout as pause } from 'node:timers/promises';
import { call } from './http.mjs';

const POLL_MS = 250;
const QUIET_POLLS = 4;
const MAX_WAIT_MS = 15_000;
const RESTING_SHARE = 0.2;

export class Vendor {
  constructor(port) {
    this.port = port;
  }

  async counts() {
    return JSON.parse((await call(this.port, 'GET', '/bench/counts')).body);
  }

  async delay(milliseconds) {
    await call(this.port, 'PUT', `/bench/delay/${milliseconds}`);
  }

  /** Answers the calls that hang. */
  async release() {
    await call(this.port, 'PUT', '/bench/release');
  }

  /** Waits until nothing is under way but what hangs, and whoever calls rests; gives the counts. */
  async settled(cpuSeconds) {
    const { peak } = await this.counts();
    const end = Date.now() + MAX_WAIT_MS;
    let counts = { deactivations: -1 };
    for (let quiet = 0, cpu = 0; quiet < QUIET_POLLS && Date.now() < end;) {
      const before = { cpu, deactivations: counts.deactivations };
      await pause(POLL_MS);
      counts = await this.counts();
      cpu = cpuSeconds();
      const rests = cpu - before.cpu < (RESTING_SHARE * POLL_MS) / 1000;
      quiet = rests && counts.waiting === 0 && counts.deactivations === before.deactivations ? quiet + 1 : 0;
    }
    return { ...counts, peak };
  }
}
