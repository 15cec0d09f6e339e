// bench/list calls this: a list of many users is walked to its end, and memory is read on the way.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { API_TOKEN, accountId, invocation } from './contestants.mjs';
import { call } from './http.mjs';
import { freePort, liveHeapMiB, residentMiB, start, stop, until } from './process.mjs';
import { number, table } from './report.mjs';
import { NONE } from './stores.mjs';

const PAGE = 100;
const STEPS = 10;
const ACCOUNT = 1;
const PADDING = 'x'.repeat(1500); // a document of Okta's is about that large

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '100000' },
    'java-options': { type: 'string', default: '' },
  },
});
const users = Number(values.users);
const root = fileURLToPath(new URL('../..', import.meta.url));
const work = join(root, 'target/bench/work');
const bin = join(process.env.JAVA_HOME, 'bin');
const javaOptions = values['java-options'].split(' ').filter(Boolean);
mkdirSync(work, { recursive: true });

/** Lists like Okta: the next page is named in a Link header. */
function serveUsers() {
  const server = createServer((request, answer) => {
    const { searchParams } = new URL(request.url, 'http://127.0.0.1');
    const first = Number(searchParams.get('after') ?? 0);
    const end = Math.min(first + Number(searchParams.get('limit')), users);
    const page = [];
    for (let user = first; user < end; user += 1) {
      page.push({ id: `00u${user}`, status: 'ACTIVE', profile: { login: `user${user}@acme.example`, email: `user${user}@acme.example`, note: PADDING } });
    }
    const next = `<http://127.0.0.1${request.url}&after=${end}>; rel="next"`;
    answer.writeHead(200, { 'content-type': 'application/json', ...(end < users && { link: next }) });
    answer.end(JSON.stringify(page));
  });
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server)); });
}

const vendor = await serveUsers();
const accountsFile = join(work, 'list-accounts.yaml');
writeFileSync(accountsFile, JSON.stringify({ accounts: [{
  id: accountId(ACCOUNT), integration: 'okta',
  context: { org_url: `http://127.0.0.1:${vendor.address().port}`, api_token: 'token' },
}] }));
const settings = { port: await freePort(), accountsFile, maxInFlight: 2000, perAccount: 20, storeEnv: NONE };
const { command, env } = invocation('service', { java: join(bin, 'java'), javaOptions, root, work }, settings);
const child = start(command, env, join(work, 'list.log'));

async function page(cursor) {
  const query = `integrated_account_id=${accountId(ACCOUNT)}&limit=${PAGE}${cursor ? `&next_cursor=${cursor}` : ''}`;
  const answer = await call(settings.port, 'GET', `/unified/user-directory/users?${query}`, { authorization: `Bearer ${API_TOKEN}` });
  if (answer.status !== 200) {
    throw new Error(`${answer.status} ${answer.body}`);
  }
  return JSON.parse(answer.body);
}

const rows = [];
let walked = 0;
let begin = performance.now();
function note() {
  const seconds = (performance.now() - begin) / 1000;
  const rate = rows.length ? number((users / STEPS) / seconds, 0) : '';
  rows.push([number(walked), rate, number(residentMiB(child.pid)), number(liveHeapMiB(bin, child.pid))]);
  begin = performance.now();
}

try {
  await until(child, () => page().then(() => true, () => false), 100);
  note();
  const seen = new Set();
  let cursor;
  do {
    const { result, next_cursor } = await page(cursor);
    result.forEach(({ id }) => seen.add(id));
    walked += result.length;
    cursor = next_cursor;
    if (walked % (users / STEPS) === 0) {
      note();
    }
  } while (cursor);
  if (walked !== users || seen.size !== users) {
    throw new Error(`walked ${walked} users, of whom ${seen.size} are different, of ${users}`);
  }
} finally {
  await stop(child);
  vendor.close();
}
console.log(table(['users walked', 'users/s', 'memory, MiB', 'live heap, MiB'], rows));
