// The same work, as users of Fastify write it: one process, undici's pool for the vendors.
// Environment: PORT, API_TOKEN, ACCOUNTS (the accounts file, as JSON), MAX_IN_FLIGHT.
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { Agent, request as send } from 'undici';
import { unifiedUser } from './unified-user.mjs';

const authorization = Buffer.from(`Bearer ${process.env.API_TOKEN}`);
const accounts = new Map(
  JSON.parse(readFileSync(process.env.ACCOUNTS)).accounts.map(({ id, context }) => [id, context]),
);
const vendors = new Agent({
  connections: Number(process.env.MAX_IN_FLIGHT),
  connect: { timeout: 2_000 },
  headersTimeout: 10_000,
});
const app = Fastify();

const schema = {
  querystring: {
    type: 'object',
    required: ['integrated_account_id'],
    properties: { integrated_account_id: { type: 'string', format: 'uuid' } },
  },
  body: {
    type: 'object',
    required: ['user_id'],
    properties: { user_id: { type: 'string', minLength: 1 } },
  },
};

app.addHook('onRequest', async (request, reply) => {
  const sent = Buffer.from(request.headers.authorization ?? '');
  if (sent.length !== authorization.length || !timingSafeEqual(sent, authorization)) {
    return reply.code(401).send({ statusCode: 401, message: 'Send a valid api token.' });
  }
});

app.post('/unified/user-directory/users/deactivate', { schema }, async (request, reply) => {
  const account = accounts.get(request.query.integrated_account_id);
  if (!account) {
    return reply.code(404).send({ statusCode: 404, message: 'There is no such account.' });
  }
  const userId = request.body.user_id;
  const answer = await send(
    `${account.org_url}/api/v1/users/${encodeURIComponent(userId)}/lifecycle/deactivate`,
    {
      method: 'POST',
      headers: { accept: 'application/json', authorization: `SSWS ${account.api_token}` },
      dispatcher: vendors,
    },
  );
  const document = await answer.body.json();
  if (answer.statusCode !== 200) {
    return reply.code(answer.statusCode).send({ statusCode: answer.statusCode, message: 'The vendor answered with an error.' });
  }
  return reply
    .headers({
      'offboard-outcome': 'deactivated',
      'offboard-request-id': randomUUID(),
      'ratelimit-limit': answer.headers['x-rate-limit-limit'],
      'ratelimit-remaining': answer.headers['x-rate-limit-remaining'],
      'ratelimit-reset': answer.headers['x-rate-limit-reset'] - Math.floor(Date.now() / 1000),
    })
    .send(unifiedUser(document, userId));
});

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT), backlog: 8192 });
