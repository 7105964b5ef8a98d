import { Hono } from 'hono';
import { compress } from 'hono/compress';
import * as z from 'zod/mini';
import { digestRequestSchema } from '../../src/protocol/digest.ts';
import { acceptRequestSchema, grantRequestSchema, whoAmIRequestSchema } from '../../src/protocol/grants.ts';
import { pullRequestSchema } from '../../src/protocol/pull.ts';
import { pushRequestSchema } from '../../src/protocol/push.ts';
import { teamRequestSchema } from '../../src/protocol/team.ts';
import { MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS } from '../../src/protocol/version.ts';
import { Failure } from '../failure.ts';
import { acceptGrant } from '../usecases/accept-grant.ts';
import { awaitTeam } from '../usecases/await-team.ts';
import { createGrant } from '../usecases/create-grant.ts';
import { digest } from '../usecases/digest.ts';
import { pull } from '../usecases/pull.ts';
import { push } from '../usecases/push.ts';
import type { Service } from '../usecases/service.ts';
import { whoAmI } from '../usecases/who-am-i.ts';
import { answer, type Env } from './answer.ts';
import { readSigned } from './read-signed.ts';

/** A push's mutations, and what stands around them. */
const PUSH_BODY = MAX_PUSH_BYTES + 16 * 1024;
/** The number of mutations is checked apart: too many is a reason to halve, not a mistake (S14). */
const pushSchema = z.object({ ...pushRequestSchema.shape, mutations: z.array(z.unknown()).check(z.minLength(1)) });

/** What devices say to the server, each request signed: `docs/SYNC.md`, "On the wire". */
export function syncRoutes(service: Service): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post('/push', async (c) => {
    const { signer, request } = await readSigned(c, service, pushSchema, PUSH_BODY);
    if (request.mutations.length > MAX_PUSH_MUTATIONS) {
      throw new Failure(
        'too-large',
        `A push carries ${MAX_PUSH_MUTATIONS} mutations at most; send it in smaller parts.`,
      );
    }
    const { nonce: _, create, ...sent } = request;
    const results = await push(service, { signer, ...sent, mayCreate: create === true });
    return answer(c, service, { scope: sent.scope, results });
  });

  routes.post('/pull', compress({ threshold: 2048 }), async (c) => {
    const { signer, request } = await readSigned(c, service, pullRequestSchema);
    return answer(c, service, await pull(service, signer, request.scopes));
  });

  routes.post('/digest', compress({ threshold: 2048 }), async (c) => {
    const { signer, request } = await readSigned(c, service, digestRequestSchema);
    return answer(c, service, await digest(service, signer, request.scopes));
  });

  routes.post('/grants', async (c) => {
    const { signer, request } = await readSigned(c, service, grantRequestSchema);
    return answer(c, service, await createGrant(service, signer, request));
  });

  routes.post('/grants/accept', async (c) => {
    const { signer, request } = await readSigned(c, service, acceptRequestSchema);
    return answer(c, service, await acceptGrant(service, signer, request));
  });

  routes.post('/team', async (c) => {
    const { signer, request } = await readSigned(c, service, teamRequestSchema);
    const { scope, team } = request;
    await awaitTeam(service, signer, scope, team);
    return answer(c, service, { scope });
  });

  routes.post('/me', async (c) => {
    const { signer } = await readSigned(c, service, whoAmIRequestSchema);
    return answer(c, service, await whoAmI(service, signer));
  });

  return routes;
}
