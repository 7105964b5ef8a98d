import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { WithdrawalReason } from '../../src/domain/publication/withdrawal.ts';
import { Failure } from '../failure.ts';
import type { PieceKind, PublishedRow } from '../storage/storage.ts';
import { publicPeople } from '../usecases/public-people.ts';
import type { Service } from '../usecases/service.ts';
import type { Env } from './answer.ts';
import { answerEncoded, encodeText } from './encoded.ts';

const JSON_TYPE = 'application/json';
const LOOK_AGAIN = 'no-cache';
/** Of what never changes: not longer, for a piece is gone when something in it is withdrawn (S28). */
const A_DAY = 'public, max-age=86400, immutable';

/** Why a version is not there any more, and nothing of what it said. */
const WHY_GONE: Record<WithdrawalReason, string> = {
  'patient-data': 'it said something by which a patient could be known.',
  'personal-data': 'it said something personal about somebody.',
  wrong: 'it was wrong.',
  asked: 'its team asked for that.',
  other: 'its team or its desk can say why.',
};

/** The archive (S26): a small manifest, looked at again each time, and pieces that never change. Any cache may keep them for a day. */
export function archiveRoutes(service: Service): Hono<Env> {
  const { storage } = service;
  const routes = new Hono<Env>();

  routes.get('/manifest.json', async (c) => {
    const manifest = await storage.read((tx) => tx.archive.manifest());
    if (manifest === undefined) throw new Failure('not-found', 'The archive is not ready yet. Look again soon.');
    const text = JSON.stringify(manifest);
    // Of the content, not of epoch and version: after a restore from a backup these come a second time.
    const tag = createHash('sha256').update(text).digest('base64url');
    const bytes = encodeText(text);
    return orNotFound(await answerEncoded(c, { type: JSON_TYPE, cacheControl: LOOK_AGAIN, tag, bytes }));
  });

  // Who wants to be known (S1). A cache looks again each time: a profile can be taken back.
  routes.get('/people.json', async (c) => {
    const text = JSON.stringify({ people: await publicPeople(service) });
    const tag = createHash('sha256').update(text).digest('base64url');
    const bytes = encodeText(text);
    return orNotFound(await answerEncoded(c, { type: JSON_TYPE, cacheControl: LOOK_AGAIN, tag, bytes }));
  });

  const answerPiece = async (c: Context<Env>, kind: PieceKind, sha: string) => {
    const bytes = (encoding: 'identity' | 'gzip' | 'br') => storage.read((tx) => tx.archive.piece(kind, sha, encoding));
    return orNotFound(await answerEncoded(c, { type: JSON_TYPE, cacheControl: A_DAY, tag: sha, bytes }));
  };
  routes.get('/summaries/:sha256', (c) => answerPiece(c, 'summaries', c.req.param('sha256')));
  routes.get('/bodies/:sha256', (c) => answerPiece(c, 'bodies', c.req.param('sha256')));

  // Each version of a project at its permanent address, also those that no piece has any more. A cache looks again each time: a
  // version can be withdrawn (S28).
  routes.get('/versions/:project/:version', async (c) => {
    const { project, version } = c.req.param();
    const { row, withdrawal } = await storage.read(async (tx) => {
      const withdrawals = await tx.withdrawals.ofProject(project);
      const withdrawal = withdrawals.find(({ upTo }) => Number(version) <= upTo);
      return { withdrawal, row: await tx.archive.version(project, Number(version)) };
    });
    if (withdrawal !== undefined) throw new Failure('gone', `This was withdrawn: ${WHY_GONE[withdrawal.reason]}`);
    const bytes = row === undefined ? async () => undefined : encodeText(publishedJson(row));
    const tag = row?.hash ?? '';
    return orNotFound(await answerEncoded(c, { type: JSON_TYPE, cacheControl: LOOK_AGAIN, tag, bytes }));
  });

  return routes;
}

function orNotFound(response: Response | undefined): Response {
  if (response !== undefined) return response;
  throw new Failure('not-found', 'The archive does not have this. Look at its manifest again.');
}

const publishedJson = ({ project, version, publishedAt, content }: PublishedRow): string =>
  JSON.stringify({ id: project, version, publishedAt, content: JSON.parse(content) });
