// The vendor stub, seen from the harness.
import { setTimeout as pause } from 'node:timers/promises';
import { call } from './http.mjs';

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

  /** Waits until nothing is under way but what hangs, and gives the counts. */
  async settled() {
    let { peak, ...counts } = await this.counts();
    for (let seen = -1; counts.waiting > 0 || seen !== counts.deactivations;) {
      seen = counts.deactivations;
      await pause(300);
      counts = await this.counts();
    }
    return { ...counts, peak };
  }
}
