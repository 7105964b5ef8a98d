import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorCode } from '../../src/protocol/answer.ts';
import { PROTOCOL, SCHEMA_VERSION } from '../../src/protocol/version.ts';
import { Failure, TooMany } from '../failure.ts';
import { TemporaryFailure } from '../storage/storage.ts';
import type { Service } from '../usecases/service.ts';
import type { RequestLimits } from './limit-requests.ts';
import { withoutIdentifiers } from './request-log.ts';

/** What a request carries from one layer to the next. */
export type Env = { Variables: { nonce?: string; limits?: RequestLimits } };

const STATUS: Record<ErrorCode, ContentfulStatusCode> = {
  'bad-request': 400,
  'bad-signature': 401,
  'clock-skew': 401,
  'revoked-device': 401,
  'not-a-member': 403,
  'not-allowed': 403,
  'too-large': 413,
  quota: 429,
  'grant-unknown': 404,
  'grant-used': 410,
  'grant-expired': 410,
  'not-found': 404,
  gone: 410,
  'too-new': 400,
  busy: 503,
  internal: 500,
};

const SECONDS_UNTIL_FREE = '5';
/** A part may be taken already, where a batch was taken one by one (S15). */
const ONCE = 'nothing is taken twice.';

/** An answer in our envelope: the nonce of the request, and the server's clock (S17). */
export function answer(c: Context<Env>, service: Service, body: object, status: ContentfulStatusCode = 200): Response {
  const serverTime = service.clock().toISOString();
  const envelope = { dandelion: PROTOCOL, schema: SCHEMA_VERSION, nonce: c.get('nonce') ?? '', serverTime };
  c.header('Cache-Control', 'no-store');
  return c.json({ ...envelope, ...body }, status);
}

/** The one place where an error becomes an answer. What is not expected is logged, and the client learns no more of it. */
export function answerError(c: Context<Env>, service: Service, error: unknown): Response {
  const failure = asFailure(error);
  const { code, message } = failure;
  if (failure instanceof TooMany) {
    c.header('Retry-After', String(failure.seconds));
    return answer(c, service, { error: { code, message } }, 429);
  }
  if (failure.code === 'internal')
    service.log.error({ err: error, path: withoutIdentifiers(c.req.path) }, 'a request failed');
  if (failure.code === 'busy') {
    service.log.warn({ err: error, path: withoutIdentifiers(c.req.path) }, 'the database is busy or full');
    c.header('Retry-After', SECONDS_UNTIL_FREE);
  }
  const { retryAfterSeconds } = failure;
  if (retryAfterSeconds !== undefined) c.header('Retry-After', String(retryAfterSeconds));
  return answer(c, service, { error: { code, message } }, STATUS[code]);
}

function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof TemporaryFailure) {
    return new Failure('busy', `The server cannot take this at the moment. Try again soon: ${ONCE}`);
  }
  return new Failure('internal', `The server made a mistake. Try again later: ${ONCE}`);
}
