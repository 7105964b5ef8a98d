import { gzipSync } from 'node:zlib';
import { type Context, Hono } from 'hono';
import { Failure } from '../failure.ts';
import type { PieceKind, PublishedRow, Storage } from '../storage/storage.ts';
import type { Service } from '../usecases/service.ts';
import type { Env } from './answer.ts';
import { answerEncoded } from './encoded.ts';

const JSON_TYPE = 'application/json';
const FOREVER = 'public, max-age=31536000, immutable';

/** The archive (S26): a small manifest, looked at again each time, and pieces that never change. Any cache may keep them. */
export function archiveRoutes(service: Service): Hono<Env> {
  const { storage } = service;
  const routes = new Hono<Env>();
  routes.get('/manifest.json', (c) => answerManifest(c, storage));
  routes.get('/summaries/:sha256', (c) => answerPiece(c, storage, 'summaries'));
  routes.get('/bodies/:sha256', (c) => answerPiece(c, storage, 'bodies'));
  routes.get('/versions/:project/:version', (c) => answerVersion(c, storage));
  return routes;
}

async function answerManifest(c: Context<Env>, storage: Storage): Promise<Response> {
  const manifest = await storage.read((tx) => tx.archive.manifest());
  if (manifest === undefined) throw new Failure('not-found', 'The archive is not ready yet.');
  const identity = new TextEncoder().encode(JSON.stringify(manifest));
  return answerEncoded(c, {
    type: JSON_TYPE,
    cacheControl: 'no-cache',
    tag: `${manifest.epoch}-${manifest.version}`,
    bytes: async (encoding) =>
      encoding === 'identity' ? identity : encoding === 'gzip' ? gzipSync(identity) : undefined,
  });
}

async function answerPiece(c: Context<Env, '/:sha256'>, storage: Storage, kind: PieceKind): Promise<Response> {
  const sha = c.req.param('sha256');
  const response = await answerEncoded(c, {
    type: JSON_TYPE,
    cacheControl: FOREVER,
    bytes: (encoding) => storage.read((tx) => tx.archive.piece(kind, sha, encoding)),
    tag: sha,
  });
  if (response.status === 406) throw new Failure('not-found', 'There is no such piece. Look at the manifest again.');
  return response;
}

/** One frozen version of a project at its permanent address. */
async function answerVersion(c: Context<Env, '/:project/:version'>, storage: Storage): Promise<Response> {
  const version = Number(c.req.param('version'));
  const row = await storage.read((tx) => tx.archive.version(c.req.param('project'), version));
  if (row === undefined) throw new Failure('not-found', 'There is no such version of a project.');
  const identity = new TextEncoder().encode(publishedJson(row));
  return answerEncoded(c, {
    type: JSON_TYPE,
    cacheControl: FOREVER,
    tag: row.hash,
    bytes: async (encoding) =>
      encoding === 'identity' ? identity : encoding === 'gzip' ? gzipSync(identity) : undefined,
  });
}

const publishedJson = ({ project, version, publishedAt, content }: PublishedRow): string =>
  JSON.stringify({ id: project, version, publishedAt, content: JSON.parse(content) });
