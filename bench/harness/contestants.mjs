// How each contestant is started. All get the same settings and the same accounts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const API_TOKEN = 'bench';

const peers = (settings) => ({
  PORT: settings.port,
  API_TOKEN,
  ACCOUNTS: settings.accountsFile,
  MAX_IN_FLIGHT: settings.maxInFlight,
});

const CONTESTANTS = {
  service: {
    command: ({ java, javaOptions, root }) => [java, ...javaOptions, '-jar', join(root, 'target/offboard-routes.jar')],
    env: (settings) => ({
      CAMEL_SERVER_HOST: '127.0.0.1',
      CAMEL_SERVER_PORT: settings.port,
      OFFBOARD_API_TOKEN: API_TOKEN,
      OFFBOARD_ACCOUNTS_FILE: settings.accountsFile,
      OFFBOARD_MAX_IN_FLIGHT: settings.maxInFlight,
      OFFBOARD_VENDOR_ALLOW_LOOPBACK: 'true',
      OFFBOARD_VENDOR_MAX_IN_FLIGHT_PER_ACCOUNT: settings.perAccount,
      OFFBOARD_VENDOR_RESPONSE_TIMEOUT: '20s',
      ...settings.storeEnv,
      ...(settings.managementPort && {
        CAMEL_MANAGEMENT_ENABLED: 'true',
        CAMEL_MANAGEMENT_HOST: '127.0.0.1',
        CAMEL_MANAGEMENT_PORT: settings.managementPort,
      }),
    }),
  },
  vertx: {
    command: ({ java, root }) => vertx(java, root, 'VertxPeer'),
    env: peers,
  },
  fastify: {
    command: ({ root }) => [process.execPath, join(root, 'bench/peers/fastify/server.mjs')],
    env: peers,
  },
  'spring-boot': {
    command: ({ java, root }) => [java, '-jar', join(root, 'bench/peers/spring-boot/target/spring-boot-peer.jar')],
    env: peers,
  },
  nginx: {
    command: ({ nginx, root, work }, settings) => ['nginx', '-c', nginxConf(root, work, settings)],
    env: () => ({}),
  },
  vendor: {
    command: ({ java, root }) => vertx(java, root, 'VendorStub'),
    env: (settings) => ({ PORT: settings.port }),
  },
};

/** The command line and environment of a contestant. */
export function invocation(name, machine, settings) {
  const contestant = CONTESTANTS[name];
  return { command: contestant.command(machine, settings), env: contestant.env(settings) };
}

function vertx(java, root, main) {
  const target = join(root, 'bench/peers/vertx/target');
  return [java, '-cp', `${target}/vertx-peer.jar:${target}/lib/*`, `io.offboard.bench.vertx.${main}`];
}

function nginxConf(root, work, { port, vendorPort }) {
  const conf = readFileSync(join(root, 'bench/peers/nginx/nginx.conf'), 'utf8')
    .replaceAll('$$PORT', port).replaceAll('$$VENDOR_PORT', vendorPort).replaceAll('$$WORK', work);
  const file = join(work, `nginx-${port}.conf`);
  writeFileSync(file, conf);
  return file;
}

const digits = (number, width) => String(number).padStart(width, '0');

export const accountId = (number) => `00000000-0000-4000-8000-${digits(number, 12)}`;
export const userId = (account, number) => `u${digits(account, 5)}-${digits(number, 7)}`;
export const HANGING_ACCOUNT = 99_999;

/** Writes the accounts file: JSON, which is YAML, too. One more account hangs. */
export function writeAccounts(file, count, vendorPort) {
  const account = (number, token) => ({
    id: accountId(number),
    integration: 'okta',
    context: { org_url: `http://127.0.0.1:${vendorPort}`, api_token: `okta-${token}`, confirm: false },
  });
  const accounts = Array.from({ length: count }, (_, number) => account(number, digits(number, 5)));
  accounts.push(account(HANGING_ACCOUNT, 'hang'));
  writeFileSync(file, JSON.stringify({ accounts }));
}
