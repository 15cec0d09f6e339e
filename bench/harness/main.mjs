// bench/run calls this once everything is built.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { goals, scenarios } from '../scenarios.mjs';
import { measure } from './bench.mjs';
import { judge, markdown } from './report.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    warmup: { type: 'string' },
    only: { type: 'string' },
    'java-options': { type: 'string', default: '' },
  },
});
const options = {
  rounds: Number(values.rounds ?? (values.quick ? 1 : 5)),
  seconds: Number(values.seconds ?? (values.quick ? 2 : 8)),
  warmup: Number(values.warmup ?? (values.quick ? 2_000 : 50_000)),
  progress: (text) => console.error(`${new Date().toISOString()} ${text}`),
};
const chosen = values.only ? values.only.split(',') : scenarios.map(({ id }) => id);
const unknown = chosen.filter((id) => !scenarios.some((scenario) => scenario.id === id));
if (unknown.length || Object.values(options).some(Number.isNaN)) {
  console.error(`Give numbers, and --only some of: ${scenarios.map(({ id }) => id).join(',')}`);
  process.exit(2);
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = join(root, 'target/bench');
const java = join(process.env.JAVA_HOME, 'bin/java');
const javaOptions = values['java-options'].split(' ').filter(Boolean);
const machine = { java, javaOptions, root, work: join(output, 'work') };
mkdirSync(output, { recursive: true });

const release = Object.fromEntries(
  readFileSync(join(process.env.JAVA_HOME, 'release'), 'utf8').split('\n').map((line) => line.split('=')));
const commit = execFileSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8' }).trim();
const about = {
  command: `bench/run ${process.argv.slice(2).join(' ')}`.trim(),
  service: ['java', ...javaOptions, '-jar target/offboard-routes.jar'].join(' '),
  date: new Date().toISOString().slice(0, 10),
  commit,
  machine: `${cpus().length} cores, ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  'load average before': loadavg()[0].toFixed(1),
  JDK: `${release.IMPLEMENTOR} ${release.JAVA_RUNTIME_VERSION ?? release.JAVA_VERSION}`.replaceAll('"', ''),
  Node: process.version,
  rounds: `${options.rounds} of ${options.seconds} s, after at least ${options.warmup} calls, or 2 minutes, to warm up`,
};

const results = {};
for (const scenario of scenarios.filter(({ id }) => chosen.includes(id))) {
  results[scenario.id] = await measure(scenario, machine, options);
  write();
}
console.log(readFileSync(join(output, 'results.md'), 'utf8'));

/** After each scenario, so that a later failure costs nothing. */
function write() {
  const judged = judge(goals, results);
  writeFileSync(join(output, 'results.md'), markdown(about, scenarios, judged, results));
  writeFileSync(join(output, 'results.json'), JSON.stringify({ about, goals: judged, results }, null, 2));
}
