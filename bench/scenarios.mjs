// What is measured, and what is wanted of it. Delays in milliseconds, memory in MiB.

const STORES = [
  'service',
  { name: 'service, H2', contestant: 'service', store: 'h2' },
  { name: 'service, PostgreSQL', contestant: 'service', store: 'postgresql' },
];

/** 20 is the service's default limit of calls at once for one account. */
export const PER_ACCOUNT = 20;

export const scenarios = [
  {
    id: 'throughput',
    title: 'Vendor at 0 ms, 64 callers',
    delay: 0, callers: 64, accounts: 10, maxInFlight: 2000, perAccount: 64,
    runs: ['service', 'vertx', 'fastify', 'spring-boot', 'nginx', 'vendor'],
  },
  {
    id: 'cost',
    title: 'What a call costs: vendor at 0 ms, 64 callers',
    delay: 0, callers: 64, accounts: 10, maxInFlight: 2000, perAccount: 64, allocations: true,
    runs: ['service', 'vertx'],
  },
  {
    id: 'metrics',
    title: 'What metrics cost: vendor at 0 ms, 64 callers',
    delay: 0, callers: 64, accounts: 10, maxInFlight: 2000, perAccount: 64, allocations: true,
    runs: ['service', { name: 'service, with metrics', contestant: 'service', metrics: true }],
  },
  {
    id: 'slow-vendor',
    title: 'Vendor at 200 ms, 2,000 callers on 200 accounts',
    delay: 200, callers: 2000, accounts: 200, maxInFlight: 2500, perAccount: PER_ACCOUNT,
    runs: ['service', 'vertx', 'fastify', 'spring-boot', 'nginx', 'vendor'],
  },
  {
    id: 'added-latency',
    title: 'Vendor at 50 ms, 100 callers',
    delay: 50, callers: 100, accounts: 10, maxInFlight: 2000, perAccount: 100,
    runs: ['vendor', 'service', 'vertx', 'fastify', 'spring-boot', 'nginx'],
  },
  {
    id: 'hanging-account',
    title: 'Vendor at 0 ms, 8 callers, while another account hangs with all its places taken',
    delay: 0, callers: 8, accounts: 10, maxInFlight: 2000, perAccount: PER_ACCOUNT,
    runs: ['service', { name: 'service, beside a hanging account', contestant: 'service', hanging: true }],
  },
  {
    id: 'many-accounts',
    title: 'Account look-up: vendor at 0 ms, 64 callers',
    delay: 0, callers: 64, accounts: 10, maxInFlight: 2000, perAccount: 64,
    runs: ['service', { name: 'service, 10,000 accounts', contestant: 'service', accounts: 10_000 }],
  },
  {
    id: 'store-throughput',
    title: 'With a store: vendor at 0 ms, 64 callers',
    delay: 0, callers: 64, accounts: 10, maxInFlight: 2000, perAccount: 64,
    runs: STORES,
  },
  {
    id: 'store-latency',
    title: 'With a store: vendor at 50 ms, 10 callers who pause for up to 50 ms',
    delay: 50, pause: 50, callers: 10, accounts: 10, maxInFlight: 2000, perAccount: PER_ACCOUNT,
    runs: STORES,
  },
  {
    id: 'store-in-step',
    title: 'With a store: vendor at 50 ms, 10 callers in step',
    delay: 50, callers: 10, accounts: 10, maxInFlight: 2000, perAccount: PER_ACCOUNT,
    runs: STORES,
  },
  {
    id: 'start',
    title: 'From the start of the process to the first answer, and memory before the first call',
    starts: true,
    delay: 0, accounts: 10, maxInFlight: 2000, perAccount: PER_ACCOUNT,
    runs: ['service', 'vertx', 'fastify', 'spring-boot', 'nginx'],
  },
];

const ratio = (scenario, of, to, field = 'rate') => (round) =>
  round[scenario][of][field] / round[scenario][to][field];
const figure = (scenario, of, field) => (round) => round[scenario][of][field];
const added = (field) => ({ 'added-latency': runs }) => runs.service[field] - runs.vendor[field];
const addedBy = (scenario, run) => ({ [scenario]: runs }) => runs[run].p50 - runs.service.p50;

/** Each value is taken of every round; the median is what counts, or the largest if that is said. */
export const goals = [
  { text: 'throughput at 0 ms ÷ Fastify', value: ratio('throughput', 'service', 'fastify'), atLeast: 1.3 },
  { text: 'throughput at 0 ms ÷ Spring Boot', value: ratio('throughput', 'service', 'spring-boot'), atLeast: 2 },
  { text: 'throughput at 0 ms ÷ plain Vert.x', value: ratio('throughput', 'service', 'vertx'), atLeast: 0.4 },
  { text: 'CPU per request ÷ plain Vert.x', value: ratio('cost', 'service', 'vertx', 'cpu'), atMost: 3 },
  { text: 'allocated per request (KB)', value: figure('cost', 'service', 'allocated'), atMost: 25 },
  { text: 'throughput with metrics ÷ without', value: ratio('metrics', 'service, with metrics', 'service'), atLeast: 0.97 },
  { text: 'CPU per request with metrics ÷ without', value: ratio('metrics', 'service, with metrics', 'service', 'cpu'), atMost: 1.03 },
  { text: 'throughput at 200 ms ÷ plain Vert.x', value: ratio('slow-vendor', 'service', 'vertx'), atLeast: 0.95 },
  { text: 'errors at 200 ms', value: figure('slow-vendor', 'service', 'errors'), atMost: 0, largest: true },
  { text: 'added latency at 50 ms, p50 (ms)', value: added('p50'), atMost: 0.3 },
  { text: 'added latency at 50 ms, p99 (ms)', value: added('p99'), atMost: 3 },
  {
    text: "healthy account's p99 beside a hanging one ÷ its quiet value",
    value: ratio('hanging-account', 'service, beside a hanging account', 'service', 'p99'), atMost: 1.5,
  },
  {
    text: 'throughput with 10,000 accounts ÷ with 10',
    value: ratio('many-accounts', 'service, 10,000 accounts', 'service'), atLeast: 0.83,
  },
  ...[['H2', 0.3], ['PostgreSQL', 1]].flatMap(([kind, most]) => [
    { text: `throughput at 0 ms with ${kind} ÷ without a store`, value: ratio('store-throughput', `service, ${kind}`, 'service'), atLeast: 0.6 },
    { text: `p50 added at 50 ms by ${kind} (ms)`, value: addedBy('store-latency', `service, ${kind}`), atMost: most },
    { text: `p50 added at 50 ms by ${kind} to callers in step (ms)`, value: addedBy('store-in-step', `service, ${kind}`), atMost: most },
  ]),
  { text: 'memory before the first call (MiB)', value: figure('start', 'service', 'memory'), atMost: 130 },
  { text: 'memory with 2,000 calls in flight (MiB)', value: figure('slow-vendor', 'service', 'memory'), atMost: 512 },
  { text: 'start to first answer (s)', value: (round) => round.start.service.first / 1000, atMost: 0.9 },
];
