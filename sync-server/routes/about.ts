import { Hono } from 'hono';
import type * as z from 'zod/mini';
import type { aboutAnswerSchema } from '../../src/protocol/about.ts';
import type { Service } from '../usecases/service.ts';
import { answer, type Env } from './answer.ts';

type About = Omit<z.infer<typeof aboutAnswerSchema>, 'dandelion' | 'nonce' | 'serverTime'>;

/** Whose service this is and what time it is here, for everybody; and for a watchdog, whether the database answers. */
export function aboutRoutes(service: Service, organisation: string | undefined, mail: boolean): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/v1/about', async (c) => {
    const counts = await service.storage.read((tx) => tx.archive.counts());
    const about: About = { organisation: organisation ?? null, mail, ...counts };
    return answer(c, service, about);
  });

  routes.get('/healthz', async (c) => {
    await service.storage.check();
    return answer(c, service, { status: 'ok' });
  });

  return routes;
}
