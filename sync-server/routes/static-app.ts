import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { type Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { SERVED_BY_SERVER } from '../../src/protocol/served-by-server.ts';
import type { Encoding } from '../storage/storage.ts';
import type { Env } from './answer.ts';
import { answerEncoded } from './encoded.ts';

const FOREVER = 'public, max-age=31536000, immutable';
/** `index.html`, `sw.js`, the manifest and icons keep their names when they change. */
const LOOK_AGAIN = 'no-cache';

const SUFFIX: Record<Encoding, string> = { br: '.br', gzip: '.gz', identity: '' };

const NOT_BUILT = `The server runs, but the app has not been built: there is no dist/index.html. Run "npm run build".
The archive and the API are there: /a/manifest.json, /v1/about.
`;

/**
 * The app as it was built into `folder`. Every address that is no file is a page of the app, for the app to find out which.
 */
export function staticRoutes(folder: string): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('*', async (c) => {
    const { path } = c.req;
    const file = await answerFile(c, folder, path === '/' ? '/index.html' : path);
    if (file !== undefined) return file;
    if (SERVED_BY_SERVER.some((address) => address.test(path)) || !wantsPage(c)) return c.notFound();
    return (await answerFile(c, folder, '/index.html')) ?? c.text(NOT_BUILT, path === '/' ? 200 : 404);
  });
  return routes;
}

const wantsPage = (c: Context) => (c.req.header('accept') ?? '').includes('text/html');

async function answerFile(c: Context, folder: string, path: string): Promise<Response | undefined> {
  const file = fileOf(folder, path);
  const identity = file === undefined ? undefined : await readBytes(file);
  if (file === undefined || identity === undefined) return undefined;
  return answerEncoded(c, {
    type: getMimeType(file) ?? 'application/octet-stream',
    cacheControl: path.startsWith('/assets/') ? FOREVER : LOOK_AGAIN,
    tag: createHash('sha256').update(identity).digest('base64url'),
    bytes: async (encoding) => (encoding === 'identity' ? identity : readBytes(`${file}${SUFFIX[encoding]}`)),
  });
}

/** Where a file would be; undefined for an address that leads out of the folder or is none. */
function fileOf(folder: string, path: string): string | undefined {
  const file = resolve(folder, `.${decodePath(path)}`);
  return file.startsWith(folder + sep) && !file.includes('\0') ? file : undefined;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
