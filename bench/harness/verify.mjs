// Before it is driven, a contestant has to answer right, and to refuse what is wrong.
import assert from 'node:assert/strict';
import { userId } from './contestants.mjs';
import { deactivate } from './http.mjs';

const SAMPLES = 20;
const UNKNOWN_ACCOUNT = 77_777;

export async function verify({ name, port }, vendor, accounts) {
  if (name === 'vendor') {
    return;
  }
  const before = await vendor.counts();
  for (let number = 0; number < SAMPLES; number += 1) {
    const account = number % accounts;
    requireRight(name, userId(account, number), await deactivate(port, account, { user_id: userId(account, number) }));
  }
  await requireStatus(name, 401, deactivate(port, 0, { user_id: userId(0, 0) }, 'wrong'));
  if (name !== 'nginx') {
    await requireStatus(name, 404, deactivate(port, UNKNOWN_ACCOUNT, { user_id: userId(0, 0) }));
    await requireStatus(name, 400, deactivate(port, 0, {}));
  }
  const after = await vendor.counts();
  assert.equal(after.deactivations - before.deactivations, SAMPLES, `${name}: one vendor call for each good call`);
  assert.equal(after.wrong, before.wrong, `${name}: each user with the token of their own account`);
}

function requireRight(name, user, { status, headers, body }) {
  assert.equal(status, 200, `${name}: ${body}`);
  assert.match(headers['content-type'], /^application\/json/, name);
  if (name === 'nginx') {
    return;
  }
  assert.deepEqual(JSON.parse(body), { id: user, remote_data: {} }, name);
  assert.equal(headers['offboard-outcome'], 'deactivated', name);
  assert.match(headers['offboard-request-id'], /^[0-9a-f-]{36}$/, name);
  assert.equal(headers['ratelimit-limit'], '1000000', name);
  assert.equal(headers['ratelimit-remaining'], '999999', name);
  assert.match(headers['ratelimit-reset'], /^(59|60)$/, name);
}

async function requireStatus(name, wanted, answer) {
  assert.equal((await answer).status, wanted, name);
}
