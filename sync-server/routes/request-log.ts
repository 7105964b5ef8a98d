import type { MiddlewareHandler } from 'hono';
import type { Service } from '../usecases/service.ts';
import type { Env } from './answer.ts';

/** One line a request: what was asked for and how it went. Never a body, a query or a header: they may say who and what. */
export const requestLog =
  ({ log, clock }: Service): MiddlewareHandler<Env> =>
  async (c, next) => {
    const began = clock().getTime();
    await next();
    const { method, path } = c.req;
    log.info({ method, path, status: c.res.status, ms: clock().getTime() - began }, 'request');
  };
