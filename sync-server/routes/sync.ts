import { Hono } from 'hono';
import { compress } from 'hono/compress';
import * as z from 'zod/mini';
import { reportKind } from '../../src/domain/report/report.ts';
import { auditRequestSchema } from '../../src/protocol/audit.ts';
import { acceptCodeRequestSchema, devicesRequestSchema, linkCodeRequestSchema } from '../../src/protocol/devices.ts';
import { digestRequestSchema } from '../../src/protocol/digest.ts';
import { emailAskRequestSchema, emailConfirmRequestSchema } from '../../src/protocol/email.ts';
import {
  acceptRequestSchema,
  grantRequestSchema,
  invitationsRequestSchema,
  whoAmIRequestSchema,
  withdrawGrantRequestSchema,
} from '../../src/protocol/grants.ts';
import { pullRequestSchema } from '../../src/protocol/pull.ts';
import { pushRequestSchema } from '../../src/protocol/push.ts';
import { teamRequestSchema } from '../../src/protocol/team.ts';
import { MAX_PUSH_BYTES, MAX_PUSH_MUTATIONS } from '../../src/protocol/version.ts';
import { Failure } from '../failure.ts';
import { networkAddress } from '../limits/network-address.ts';
import type { Mail } from '../mail.ts';
import { acceptGrant } from '../usecases/accept-grant.ts';
import { awaitTeam } from '../usecases/await-team.ts';
import { askEmail, confirmEmail } from '../usecases/check-email.ts';
import { createGrant } from '../usecases/create-grant.ts';
import { noteSeen, ownDevices } from '../usecases/devices.ts';
import { digest } from '../usecases/digest.ts';
import { openInvitations, withdrawInvitation } from '../usecases/invitations.ts';
import { acceptLinkCode, createLinkCode } from '../usecases/link-codes.ts';
import { pull } from '../usecases/pull.ts';
import { push } from '../usecases/push.ts';
import { readAudit } from '../usecases/read-audit.ts';
import type { Service } from '../usecases/service.ts';
import { whoAmI } from '../usecases/who-am-i.ts';
import { answer, type Env } from './answer.ts';
import { readSigned } from './read-signed.ts';

/** A push's mutations, and what stands around them. */
const PUSH_BODY = MAX_PUSH_BYTES + 16 * 1024;
/** The number of mutations is checked apart: too many is a reason to halve, not a mistake (S14). */
const pushSchema = z.object({ ...pushRequestSchema.shape, mutations: z.array(z.unknown()).check(z.minLength(1)) });

type SyncParts = { proxies: number; mail: Mail | undefined };

/** What devices say to the server, each request signed: `docs/SYNC.md`, "On the wire". */
export function syncRoutes(service: Service, { proxies, mail }: SyncParts): Hono<Env> {
  const routes = new Hono<Env>();

  routes.post('/push', async (c) => {
    const { signer, request } = await readSigned(c, service, pushSchema, PUSH_BODY);
    if (request.mutations.length > MAX_PUSH_MUTATIONS) {
      throw new Failure(
        'too-large',
        `A push carries ${MAX_PUSH_MUTATIONS} mutations at most; send it in smaller parts.`,
      );
    }
    if (request.mutations.some(isReport)) c.get('limits')?.reports();
    const { nonce: _, create, ...sent } = request;
    const taken = await push(service, { signer, ...sent, mayCreate: create === true });
    return answer(c, service, { scope: sent.scope, ...taken });
  });

  routes.post('/pull', compress({ threshold: 2048 }), async (c) => {
    const { signer, request } = await readSigned(c, service, pullRequestSchema);
    const pulled = await pull(service, signer, request.scopes);
    await noteSeen(service, signer);
    return answer(c, service, pulled);
  });

  routes.post('/digest', compress({ threshold: 2048 }), async (c) => {
    const { signer, request } = await readSigned(c, service, digestRequestSchema);
    return answer(c, service, await digest(service, signer, request.scopes));
  });

  routes.post('/grants', async (c) => {
    const { signer, request } = await readSigned(c, service, grantRequestSchema);
    c.get('limits')?.costly(signer.device);
    return answer(c, service, await createGrant(service, signer, request));
  });

  routes.post('/grants/open', async (c) => {
    const { signer, request } = await readSigned(c, service, invitationsRequestSchema);
    return answer(c, service, { invitations: await openInvitations(service, signer, request.scope) });
  });

  routes.post('/grants/withdraw', async (c) => {
    const { signer, request } = await readSigned(c, service, withdrawGrantRequestSchema);
    await withdrawInvitation(service, signer, request);
    return answer(c, service, {});
  });

  routes.post('/grants/accept', async (c) => {
    const { signer, request } = await readSigned(c, service, acceptRequestSchema);
    c.get('limits')?.costly(signer.device);
    return answer(c, service, await acceptGrant(service, signer, request));
  });

  routes.post('/team', async (c) => {
    const { signer, request } = await readSigned(c, service, teamRequestSchema);
    c.get('limits')?.costly(signer.device);
    const { scope, team } = request;
    await awaitTeam(service, signer, scope, team);
    return answer(c, service, { scope });
  });

  routes.post('/audit', compress({ threshold: 2048 }), async (c) => {
    const { signer, request } = await readSigned(c, service, auditRequestSchema);
    return answer(c, service, await readAudit(service, signer, request));
  });

  routes.post('/codes', async (c) => {
    const { signer } = await readSigned(c, service, linkCodeRequestSchema);
    c.get('limits')?.costly(signer.device);
    return answer(c, service, await createLinkCode(service, signer));
  });

  routes.post('/codes/accept', async (c) => {
    const { signer, request } = await readSigned(c, service, acceptCodeRequestSchema);
    c.get('limits')?.costly(signer.device);
    const tried = { code: request.code, address: networkAddress(c, proxies) };
    return answer(c, service, await acceptLinkCode(service, signer, tried));
  });

  routes.post('/email/ask', async (c) => {
    const { signer, request } = await readSigned(c, service, emailAskRequestSchema);
    const place = { address: request.address, from: networkAddress(c, proxies) };
    return answer(c, service, await askEmail(service, mail, signer, place));
  });

  routes.post('/email/confirm', async (c) => {
    const { signer, request } = await readSigned(c, service, emailConfirmRequestSchema);
    const { code, join } = request;
    const said = { code, join: join === true, from: networkAddress(c, proxies) };
    return answer(c, service, await confirmEmail(service, signer, said));
  });

  routes.post('/devices', async (c) => {
    const { signer } = await readSigned(c, service, devicesRequestSchema);
    return answer(c, service, { devices: await ownDevices(service, signer) });
  });

  routes.post('/me', async (c) => {
    const { signer } = await readSigned(c, service, whoAmIRequestSchema);
    return answer(c, service, await whoAmI(service, signer));
  });

  return routes;
}

/** Whatever it is worth: it is looked at before anything else is. */
const isReport = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'kind' in input && input.kind === reportKind.name;
