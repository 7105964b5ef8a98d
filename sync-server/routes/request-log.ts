import type { MiddlewareHandler } from 'hono';
import { isIdentifierName } from '../../src/domain/identifiers/name.ts';
import type { Service } from '../usecases/service.ts';
import type { Env } from './answer.ts';

/** One line a request: what was asked for and how it went. Never a body, a query or a header: they may say who and what. */
export const requestLog =
  ({ log, clock }: Service): MiddlewareHandler<Env> =>
  async (c, next) => {
    const began = clock().getTime();
    await next();
    const { method } = c.req;
    const path = withoutIdentifiers(c.req.path);
    log.info({ method, path, status: c.res.status, ms: clock().getTime() - began }, 'request');
  };

/** An address is a stranger's text. */
export const withoutIdentifiers = (path: string): string =>
  path
    .split('/')
    .map((part) => (isIdentifierName(part.replace(/%[0-9a-f]{2}|[^a-z0-9]/gi, '-')) ? '…' : part))
    .join('/');
