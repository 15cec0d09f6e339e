// bench/leavers calls this: leavers at two accounts with limits, and direct calls beside them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { API_TOKEN, accountId, invocation } from './contestants.mjs';
import { call, deactivate } from './http.mjs';
import { LimitedVendor } from './limited.mjs';
import { freePort, liveHeapMiB, residentMiB, start, stop, until } from './process.mjs';
import { number, table } from './report.mjs';
import { Stores } from './stores.mjs';

const ACCOUNTS = [1, 2];
const DIRECT_EVERY_MS = 1_000;

const { values } = parseArgs({
  options: {
    leavers: { type: 'string', default: '10000' },
    limit: { type: 'string', default: '3600' },
    window: { type: 'string', default: '60' },
    nodes: { type: 'string', default: '1,2' },
    'java-options': { type: 'string', default: '' },
  },
});
const leavers = Number(values.leavers);
const limit = Number(values.limit);
const windowSeconds = Number(values.window);
const root = fileURLToPath(new URL('../..', import.meta.url));
const work = join(root, 'target/bench/work');
const bin = join(process.env.JAVA_HOME, 'bin');
const javaOptions = values['java-options'].split(' ').filter(Boolean);
const headers = { authorization: `Bearer ${API_TOKEN}` };
mkdirSync(work, { recursive: true });

/** What the limits allow to leavers: nine tenths of each window. */
const idealSeconds = (leavers / (limit * 0.9)) * windowSeconds;

function lines() {
  const accounts = ACCOUNTS.map(accountId);
  return Array.from({ length: leavers }, (_, i) => JSON.stringify({
    id: `leaver-${i}`, accounts,
    person: { user_ids: Object.fromEntries(accounts.map((id) => [id, `00uleaver${i}`])) },
  })).join('\n');
}

async function list(port, query) {
  const answer = await call(port, 'GET', `/leavers?${query}`, headers);
  return JSON.parse(answer.body);
}

/** Makes direct calls until it is told to end, and counts what came of them. */
function callDirectly(port) {
  const direct = { made: 0, through: 0, goesOn: true };
  direct.ended = (async () => {
    while (direct.goesOn) {
      direct.made += 1;
      const answer = await deactivate(port, ACCOUNTS[0], { user_id: `00udirect${direct.made}` });
      direct.through += answer.status === 200 ? 1 : 0;
      await pause(DIRECT_EVERY_MS);
    }
  })();
  return direct;
}

async function run(nodes, stores) {
  const vendor = await LimitedVendor.start(limit, windowSeconds);
  const accountsFile = join(work, 'leavers-accounts.yaml');
  writeFileSync(accountsFile, JSON.stringify({ accounts: ACCOUNTS.map((account) => ({
    id: accountId(account), integration: 'okta',
    context: { org_url: vendor.url, api_token: `token-${account}` },
  })) }));
  const storeEnv = await stores.environment('postgresql');
  const running = [];
  const heaps = [];
  try {
    for (let node = 0; node < nodes; node += 1) {
      const settings = { port: await freePort(), accountsFile, maxInFlight: 2000, perAccount: 20, storeEnv };
      const { command, env } = invocation('service', { java: join(bin, 'java'), javaOptions, root, work }, settings);
      const child = start(command, env, join(work, `leavers-${node}.log`));
      await until(child, () => list(settings.port, 'limit=1').then(() => true, () => false), 100);
      running.push({ child, port: settings.port });
    }
    const { port } = running[0];
    const begin = performance.now();
    const accepted = await call(port, 'POST', '/leavers', { ...headers, 'content-type': 'application/x-ndjson' }, lines());
    if (accepted.status !== 202) {
      throw new Error(`${accepted.status} ${accepted.body}`);
    }
    const acceptedIn = (performance.now() - begin) / 1000;
    const direct = callDirectly(port);
    for (;;) {
      await pause(500);
      if (heaps.length < 10 && (performance.now() - begin) / 1000 > (heaps.length * idealSeconds) / 10) {
        heaps.push(running.map(({ child }) => liveHeapMiB(bin, child.pid)));
      }
      const open = await list(port, 'state=running&limit=1');
      if (open.result_count === 0) {
        break;
      }
    }
    const seconds = (performance.now() - begin) / 1000;
    direct.goesOn = false;
    await direct.ended;
    const bad = await list(port, 'state=needs_attention&limit=1');
    if (bad.result_count > 0 || vendor.deactivated.size < ACCOUNTS.length * leavers) {
      throw new Error(`not all are complete: ${JSON.stringify(bad.result[0])}`);
    }
    const middle = heaps.slice(2).map((each) => Math.max(...each));
    return [
      number(nodes), number(acceptedIn, 1), number(seconds, 0), number(idealSeconds, 0), number(seconds / idealSeconds, 3),
      `${number((100 * vendor.refused) / vendor.answered, 2)} %`, `${direct.through} of ${direct.made}`,
      `${number(Math.min(...middle))} to ${number(Math.max(...middle))}`,
      number(Math.max(...running.map(({ child }) => residentMiB(child.pid)))),
    ];
  } finally {
    for (const { child } of running) {
      await stop(child);
    }
    vendor.close();
  }
}

const stores = new Stores(work);
const rows = [];
try {
  for (const nodes of values.nodes.split(',').map(Number)) {
    rows.push(await run(nodes, stores));
  }
} finally {
  await stores.end();
}
console.log(table(
  ['nodes', 'accepted in, s', 'complete in, s', 'nine tenths of the limits, s', 'ratio', 'answered 429', 'direct calls through', 'live heap, MiB', 'memory, MiB'],
  rows,
));
