// Runs the scenarios: all contestants of a scenario stay up, and every round drives each in turn.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HANGING_ACCOUNT, invocation, userId, writeAccounts } from './contestants.mjs';
import { deactivate } from './http.mjs';
import { load } from './load.mjs';
import { allocatedBytes, freePort, listens, residentMiB, start, stop, until } from './process.mjs';
import { Stores, auditRows } from './stores.mjs';
import { Vendor } from './vendor.mjs';
import { verify } from './verify.mjs';

const IDLE_MS = 2_000;
const WARMUP_STEP_SECONDS = 4;
const MAX_WARMUP_MS = 120_000;

/** Gives, for each round, the figures of each run: [{service: {rate, …}, …}, …]. */
export async function measure(scenario, machine, options) {
  const lineup = new Lineup(scenario, machine, options);
  try {
    await lineup.begin();
    const rounds = [];
    for (let round = 0; round < options.rounds; round += 1) {
      rounds.push(await lineup.round());
      options.progress(`${scenario.id}: round ${round + 1} of ${options.rounds}`);
    }
    return rounds;
  } finally {
    await lineup.end();
  }
}

/** Some listen before they serve, and answer 404 meanwhile. */
const answers = (port) => deactivate(port, 0, { user_id: userId(0, 1) })
  .then(({ status }) => status === 200, () => false);

class Lineup {
  constructor(scenario, machine, options) {
    Object.assign(this, { scenario, machine, options });
    this.runs = scenario.runs.map((run) => (typeof run === 'string' ? { name: run, contestant: run } : run));
    this.up = new Map();
    this.stores = new Stores(machine.work);
  }

  async begin() {
    mkdirSync(this.machine.work, { recursive: true });
    const port = await freePort();
    this.stub = this.launch('vendor', { port });
    this.vendor = new Vendor(port);
    await until(this.stub, () => listens(port));
    if (!this.scenario.starts) {
      for (const run of this.runs) {
        await this.contestant(run);
      }
    }
  }

  async round() {
    const figures = {};
    for (const run of this.runs) {
      figures[run.name] = this.scenario.starts ? await this.start(run) : await this.drive(run);
    }
    return figures;
  }

  async end() {
    try {
      await Promise.all([...this.up.values(), { child: this.stub }].map(({ child }) => child && stop(child)));
      for (const contestant of this.up.values()) {
        await requireRows(contestant);
      }
    } finally {
      await this.stores.end();
    }
  }

  /** Runs of the same contestant with as many accounts, the same store and the same settings share its process. */
  async contestant(run) {
    const accounts = run.accounts ?? this.scenario.accounts;
    const key = [run.contestant, accounts, run.store, run.metrics].join('-');
    if (!this.up.has(key)) {
      this.up.set(key, run.contestant === 'vendor'
        ? { name: 'vendor', port: this.vendor.port, pid: this.stub.pid, accounts }
        : await this.bringUp(run, accounts));
    }
    return this.up.get(key);
  }

  async bringUp({ contestant: name, store, metrics }, accounts) {
    const settings = await this.settings(accounts, store);
    if (metrics) {
      settings.managementPort = await freePort();
    }
    const child = this.launch(name, settings);
    const exporting = store && invocation(name, this.machine, settings);
    const contestant = { name, child, pid: child.pid, port: settings.port, accounts, exporting, answered: 0 };
    try {
      await this.vendor.delay(0);
      await until(child, () => answers(settings.port));
      await verify(contestant, this.vendor, accounts);
      await this.warmUp(contestant);
      return contestant;
    } catch (failure) {
      await stop(child);
      throw failure;
    }
  }

  /** By calls rather than by time, since a busy machine compiles slowly; with a vendor that answers at once, since they are many. */
  async warmUp(contestant) {
    const end = Date.now() + MAX_WARMUP_MS;
    for (let calls = 0; calls < this.options.warmup && Date.now() < end;) {
      calls += (await this.load(contestant, WARMUP_STEP_SECONDS, { delay: 0 })).requests;
    }
  }

  async drive(run) {
    const contestant = await this.contestant(run);
    if (!run.hanging) {
      return this.load(contestant, this.options.seconds);
    }
    const hang = () => deactivate(contestant.port, HANGING_ACCOUNT, { user_id: 'hanging' });
    const held = Array.from({ length: this.scenario.perAccount }, hang);
    try {
      await until(contestant.child, async () => (await this.vendor.counts()).hanging === held.length);
      await until(contestant.child, async () => (await hang()).status === 503);
      return await this.load(contestant, this.options.seconds);
    } finally {
      await this.vendor.release();
      await Promise.all(held);
    }
  }

  async load(contestant, seconds, { delay, pause } = this.scenario) {
    const { callers, allocations } = this.scenario;
    await this.vendor.delay(delay);
    const allocated = () => (allocations ? allocatedBytes(this.machine.java, contestant.pid) : undefined);
    const figures = await load(contestant, this.vendor, { callers, pause, accounts: contestant.accounts, seconds, allocated });
    contestant.answered += figures.requests;
    return figures;
  }

  /** One start until the first answer, and another one that is left alone. */
  async start(run) {
    const settings = await this.settings(this.scenario.accounts);
    const begin = performance.now();
    let child = this.launch(run.contestant, settings);
    await until(child, () => answers(settings.port), 2);
    const first = performance.now() - begin;
    await stop(child);
    child = this.launch(run.contestant, settings);
    await until(child, () => listens(settings.port));
    await pause(IDLE_MS);
    const memory = residentMiB(child.pid);
    await stop(child);
    return { first, memory };
  }

  async settings(accounts, store) {
    const accountsFile = join(this.machine.work, `accounts-${accounts}.json`);
    writeAccounts(accountsFile, accounts, this.vendor.port);
    const { maxInFlight, perAccount } = this.scenario;
    const storeEnv = await this.stores.environment(store);
    return { port: await freePort(), vendorPort: this.vendor.port, accountsFile, maxInFlight, perAccount, storeEnv };
  }

  launch(name, settings) {
    const { command, env } = invocation(name, this.machine, settings);
    return start(command, env, join(this.machine.work, `${this.scenario.id}-${name}-${settings.port}.log`));
  }
}

/** Each answered call has its row. */
async function requireRows({ name, exporting, answered }) {
  if (exporting) {
    const rows = await auditRows(exporting.command, exporting.env);
    if (rows < answered) {
      throw new Error(`${name} answered ${answered} calls, and its audit has ${rows} rows`);
    }
  }
}
