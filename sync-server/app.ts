import { Hono } from 'hono';
import { Failure } from './failure.ts';
import type { Limits } from './limits/limits.ts';
import type { Mail } from './mail.ts';
import { aboutRoutes } from './routes/about.ts';
import { answerError, type Env } from './routes/answer.ts';
import { archiveRoutes } from './routes/archive.ts';
import { limitRequests } from './routes/limit-requests.ts';
import { requestLog } from './routes/request-log.ts';
import { securityHeaders } from './routes/security-headers.ts';
import { staticRoutes } from './routes/static-app.ts';
import { syncRoutes } from './routes/sync.ts';
import type { Service } from './usecases/service.ts';

export type AppParts = Service & {
  /** Where the built app is: an absolute path. */
  dist: string;
  organisation?: string | undefined;
  tls?: boolean;
  /** Without any, everything is answered. */
  limits?: Limits;
  /** How many proxies of our own stand in front. */
  proxies?: number;
  /** Undefined where there is none: then nothing asks for e-mail checks. */
  mail?: Mail | undefined;
};

/** Everything that one origin serves: the sync API, the archive, and the app itself. */
export function createApp({
  dist,
  organisation,
  tls = false,
  limits,
  proxies = 0,
  mail,
  ...service
}: AppParts): Hono<Env> {
  const app = new Hono<Env>();
  app.use(requestLog(service));
  app.use(securityHeaders(tls));
  app.use('/v1/*', limitRequests(limits, proxies));
  app.route('/v1', syncRoutes(service, { proxies, mail }));
  app.route('/', aboutRoutes(service, organisation, mail !== undefined));
  app.route('/a', archiveRoutes(service));
  app.route('/', staticRoutes(dist));
  app.notFound((c) => answerError(c, service, new Failure('not-found', 'There is nothing at this address.')));
  app.onError((error, c) => answerError(c, service, error));
  return app;
}
