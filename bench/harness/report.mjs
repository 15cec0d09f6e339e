// Medians, and the tables that show them.
const sorted = (values) => [...values].sort((a, b) => a - b);

export function median(values) {
  const all = sorted(values);
  const middle = all.length >> 1;
  return all.length % 2 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
}

/** Rounds of all scenarios, side by side: [{throughput: {service: …}, …}, …]. */
function aligned(results) {
  const rounds = Math.max(...Object.values(results).map((each) => each.length));
  return Array.from({ length: rounds }, (_, round) =>
    Object.fromEntries(Object.entries(results).map(([id, each]) => [id, each[round]])));
}

/** What came of each goal whose scenario was run. */
export function judge(goals, results) {
  return goals.flatMap((goal) => {
    const values = aligned(results).map((round) => {
      try {
        return goal.value(round);
      } catch {
        return undefined;
      }
    });
    if (values.includes(undefined)) {
      return [];
    }
    const measured = goal.largest ? Math.max(...values) : median(values);
    const { text, atLeast, atMost } = goal;
    const reached = measured >= (atLeast ?? -Infinity) && measured <= (atMost ?? Infinity);
    return [{ text, atLeast, atMost, measured, lowest: Math.min(...values), highest: Math.max(...values), reached }];
  });
}

export const number = (value, digits = 2) =>
  value === undefined ? '' : value.toLocaleString('en-US', { maximumFractionDigits: digits });
export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function goalTable(judged) {
  return table(
    ['', 'goal', 'measured', 'lowest to highest', 'reached'],
    judged.map(({ text, atLeast, atMost, measured, lowest, highest, reached }) => {
      const goal = [atLeast !== undefined && `≥ ${number(atLeast)}`, atMost !== undefined && `≤ ${number(atMost)}`].find(Boolean);
      return [text, goal || '', number(measured), `${number(lowest)} to ${number(highest)}`, goal ? (reached ? 'yes' : '**no**') : ''];
    }),
  );
}

function scenarioTable(scenario, rounds) {
  const of = (run, field) => median(rounds.map((round) => round[run][field]));
  const runs = Object.keys(rounds[0]);
  if (scenario.starts) {
    return table(
      ['', 'first answer, s', 'memory before it, MiB'],
      runs.map((run) => [run, number(of(run, 'first') / 1000), number(of(run, 'memory'), 0)]),
    );
  }
  const allocations = scenario.allocations ? ['allocated per request, KB'] : [];
  const ratio = (run) => median(rounds.map((round) => round.service.rate / round[run].rate));
  return table(
    ['', 'requests/s', 'service ÷ this', 'p50, ms', 'p99, ms', 'CPU per request, µs', ...allocations, 'memory, MiB', 'errors', 'most at the vendor'],
    runs.map((run) => [
      run, number(of(run, 'rate'), 0), number(ratio(run)), number(of(run, 'p50')), number(of(run, 'p99')),
      number(of(run, 'cpu'), 0), ...allocations.map(() => number(of(run, 'allocated'), 1)), number(of(run, 'memory'), 0),
      number(Math.max(...rounds.map((round) => round[run].errors)), 0), number(of(run, 'peak'), 0),
    ]),
  );
}

/** Medians of fields by their titles; in brackets, the median ratio to the first row of the same round. */
export function ratioTable(rounds, titles) {
  const runs = Object.keys(rounds[0]);
  const cell = (run, field) => {
    const value = number(median(rounds.map((round) => round[run][field])));
    const ratio = median(rounds.map((round) => round[run][field] / round[runs[0]][field]));
    return run === runs[0] ? value : `${value} (${number(ratio)})`;
  };
  return table(
    ['', ...Object.values(titles)],
    runs.map((run) => [run, ...Object.keys(titles).map((field) => cell(run, field))]),
  );
}

export function markdown(about, scenarios, judged, results) {
  const rows = Object.entries(about).map(([key, value]) => [key, value]);
  const tables = scenarios
    .filter(({ id }) => results[id])
    .map((scenario) => `### ${scenario.title}\n\n${scenarioTable(scenario, results[scenario.id])}`);
  return [table(['run', ''], rows), goalTable(judged), ...tables].join('\n\n') + '\n';
}
