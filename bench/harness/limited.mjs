// A vendor like Okta that counts calls in windows, for each account and kind of call apart.
import { createServer } from 'node:http';

export class LimitedVendor {
  constructor(limit, windowSeconds) {
    this.limit = limit;
    this.windowSeconds = windowSeconds;
    this.windows = new Map();
    this.deactivated = new Set();
    this.answered = 0;
    this.refused = 0;
  }

  static start(limit, windowSeconds) {
    const vendor = new LimitedVendor(limit, windowSeconds);
    vendor.server = createServer((request, answer) => vendor.answer(request, answer));
    vendor.server.keepAliveTimeout = 60_000;
    return new Promise((resolve) => {
      vendor.server.listen(0, '127.0.0.1', () => {
        vendor.url = `http://127.0.0.1:${vendor.server.address().port}`;
        resolve(vendor);
      });
    });
  }

  /** The window that a call falls into; it begins with the first call after the one before. */
  take(request) {
    const key = `${request.headers.authorization} ${request.method}`;
    const now = Date.now();
    let window = this.windows.get(key);
    if (!window || now >= window.reset) {
      window = { remaining: this.limit, reset: (Math.floor(now / 1000) + this.windowSeconds) * 1000 };
      this.windows.set(key, window);
    }
    const isWithin = window.remaining > 0;
    window.remaining -= isWithin ? 1 : 0;
    return { isWithin, headers: {
      'content-type': 'application/json',
      'x-rate-limit-limit': String(this.limit),
      'x-rate-limit-remaining': String(window.remaining),
      'x-rate-limit-reset': String(window.reset / 1000),
    } };
  }

  answer(request, answer) {
    const { isWithin, headers } = this.take(request);
    this.answered += 1;
    if (!isWithin) {
      this.refused += 1;
      answer.writeHead(429, headers).end('{"errorCode":"E0000047"}');
      return;
    }
    const id = request.url.split('/')[4];
    const key = `${request.headers.authorization} ${id}`;
    if (request.method === 'POST') {
      this.deactivated.add(key);
    }
    const status = this.deactivated.has(key) ? 'DEPROVISIONED' : 'ACTIVE';
    answer.writeHead(200, headers).end(request.method === 'POST' ? '{}' : JSON.stringify({ id, status, profile: { login: `${id}@acme.example` } }));
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
