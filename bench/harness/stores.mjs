// The service's stores: an H2 file, or a database of a PostgreSQL server on loopback with its defaults.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, start, stop, until } from './process.mjs';

const VERSIONS = '/usr/lib/postgresql';
const KEY = Buffer.alloc(32, 'bench').toString('base64');
export const NONE = { OFFBOARD_STORE_URL: 'none' };

/** Where Debian's package has its programs. */
function programs() {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => b - a) : [];
  const version = versions.find((each) => existsSync(join(VERSIONS, each, 'bin/postgres')));
  if (!version) {
    throw new Error('Install PostgreSQL first (Debian: apt-get install postgresql).');
  }
  return join(VERSIONS, version, 'bin');
}

/** The server refuses root. */
const asItsUser = (command) => (userInfo().uid === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command);

function run(...command) {
  const [program, ...rest] = asItsUser(command);
  return execFileSync(program, rest, { encoding: 'utf8', cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

export class Stores {
  constructor(work) {
    this.work = work;
    this.folders = [];
  }

  /** The environment of a service with a new store of a kind: none, h2 or postgresql. */
  async environment(kind = 'none') {
    if (kind === 'none') {
      return NONE;
    }
    if (kind === 'h2') {
      const folder = mkdtempSync(join(this.work, 'store-'));
      this.folders.push(folder);
      return { OFFBOARD_STORE_URL: `jdbc:h2:file:${folder}/offboard` };
    }
    this.server ??= await this.startServer();
    const { bin, port } = this.server;
    const name = `bench_${this.server.databases += 1}`;
    run(join(bin, 'createdb'), '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', name);
    return { OFFBOARD_STORE_URL: `jdbc:postgresql://127.0.0.1:${port}/${name}`, OFFBOARD_STORE_USER: 'postgres', OFFBOARD_STORE_KEY: KEY };
  }

  async startServer() {
    const bin = programs();
    const port = await freePort();
    const data = run('mktemp', '-d', '-p', tmpdir());
    this.folders.push(data);
    run(join(bin, 'initdb'), '-D', data, '-U', 'postgres', '--auth=trust');
    const command = [join(bin, 'postgres'), '-D', data, '-p', String(port), '-k', data, '-h', '127.0.0.1'];
    const child = start(asItsUser(command), {}, join(this.work, `postgresql-${port}.log`));
    await until(child, () => spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0);
    return { bin, port, child, databases: 0 };
  }

  async end() {
    if (this.server) {
      await stop(this.server.child);
    }
    this.folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  }
}

/** How many rows a store's audit has, once its service has ended. */
export function auditRows(command, env) {
  const exporting = spawn(command[0], [...command.slice(1), '--export-audit'], { env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  let rows = 0;
  exporting.stdout.on('data', (data) => { rows += data.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0); });
  return new Promise((resolve, reject) => {
    exporting.on('error', reject);
    exporting.on('close', (code) => (code === 0 ? resolve(rows) : reject(new Error(`--export-audit ended with ${code}`))));
  });
}
