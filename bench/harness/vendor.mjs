// The vendor stub, seen from the harness.
import { setTimeout as pause } from 'node:timers/promises';
import { call } from './http.mjs';

const POLL_MS = 250;
const QUIET_POLLS = 4;

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

  /** Waits until nothing is under way but what hangs, and no more comes; gives the counts. */
  async settled() {
    const { peak } = await this.counts();
    let counts;
    let quiet = 0;
    for (let seen = -1; quiet < QUIET_POLLS; seen = counts.deactivations) {
      await pause(POLL_MS);
      counts = await this.counts();
      quiet = counts.waiting === 0 && counts.deactivations === seen ? quiet + 1 : 0;
    }
    return { ...counts, peak };
  }
}
