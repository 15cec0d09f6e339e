// bench/accounts calls this: start, reload and memory by the number of accounts. No vendor is called.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { accountId, invocation } from './contestants.mjs';
import { deactivate } from './http.mjs';
import { cpuSeconds, freePort, liveHeapMiB, residentMiB, start, stop, until } from './process.mjs';
import { number, ratioTable } from './report.mjs';
import { NONE } from './stores.mjs';

const SIZES = [100, 10_000, 100_000];
const IDLE_MS = 2_000;
const FIRST = 900_001;
const ADDED = 900_002;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    'java-options': { type: 'string', default: '' },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const work = join(root, 'target/bench/work');
const bin = join(process.env.JAVA_HOME, 'bin');
const javaOptions = values['java-options'].split(' ').filter(Boolean);
const machine = { java: join(bin, 'java'), javaOptions, root, work };
mkdirSync(work, { recursive: true });

/** An integration that has no route: known, and answered 501 without a vendor. */
const bare = (account) => `  - { id: ${accountId(account)}, integration: none }\n`;

function okta(account) {
  const name = String(account).padStart(6, '0');
  return `  - id: ${accountId(account)}
    integration: okta
    context: { subdomain: org-${name}, api_token: 00-an-okta-token-of-its-usual-length-${name} }
`;
}

/** Replaces the file in one step. */
function write(file, size, ...others) {
  const accounts = Array.from({ length: size - others.length }, (_, account) => okta(account));
  writeFileSync(`${file}.new`, `accounts:\n${others.map(bare).join('')}${accounts.join('')}`);
  renameSync(`${file}.new`, file);
}

const knows = (port, account) => deactivate(port, account, { user_id: 'nobody' })
  .then(({ status }) => status === 501, () => false);

/** The longest call until an account is known that the file had got just before. */
async function reload(child, port, change) {
  let longest = 0;
  let done = false;
  const calls = (async () => {
    while (!done) {
      const begin = performance.now();
      await knows(port, FIRST);
      longest = Math.max(longest, performance.now() - begin);
    }
  })();
  change();
  const begin = performance.now();
  await until(child, () => knows(port, ADDED), 20);
  const seconds = (performance.now() - begin) / 1000;
  done = true;
  await calls;
  return { reload: seconds, longest };
}

async function measure(size) {
  const settings = { port: await freePort(), accountsFile: join(work, `accounts-of-${size}.yaml`), maxInFlight: 2000, perAccount: 20, storeEnv: NONE };
  write(settings.accountsFile, size, FIRST);
  const { command, env } = invocation('service', machine, settings);
  const begin = performance.now();
  const child = start(command, env, join(work, `accounts-of-${size}.log`));
  try {
    await until(child, () => knows(settings.port, FIRST), 2);
    const first = (performance.now() - begin) / 1000;
    const cpu = cpuSeconds(child.pid);
    await pause(IDLE_MS);
    const memory = residentMiB(child.pid);
    const heap = liveHeapMiB(bin, child.pid);
    const reloaded = await reload(child, settings.port, () => write(settings.accountsFile, size + 1, FIRST, ADDED));
    return { first, cpu, memory, heap, ...reloaded, memoryAfter: residentMiB(child.pid) };
  } finally {
    await stop(child);
  }
}

const rounds = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  const figures = {};
  for (const size of SIZES) {
    figures[`${number(size)} accounts`] = await measure(size);
  }
  rounds.push(figures);
  console.error(`${new Date().toISOString()} round ${round + 1} of ${values.rounds}`);
}
console.log(ratioTable(rounds, {
  first: 'first answer, s',
  cpu: 'CPU until then, s',
  memory: 'memory after the start, MiB',
  heap: 'live heap, MiB',
  reload: 'change seen after, s',
  longest: 'longest call meanwhile, ms',
  memoryAfter: 'memory after the reload, MiB',
}));
