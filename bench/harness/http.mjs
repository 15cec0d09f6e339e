// Single calls, for control and for checks.
import { request } from 'node:http';
import { API_TOKEN, accountId } from './contestants.mjs';

const TIMEOUT_MS = 30_000;

export function call(port, method, path, headers = {}, body = '') {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path, agent: false, timeout: TIMEOUT_MS, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (data) => { text += data; });
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: text }));
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`no answer from ${method} ${path}`)));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Deactivates a user, as the callers under wrk do. */
export function deactivate(port, account, body, token = API_TOKEN) {
  return call(
    port, 'POST',
    `/unified/user-directory/users/deactivate?integrated_account_id=${accountId(account)}`,
    { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    JSON.stringify(body),
  );
}
