import * as z from 'zod/mini';
import { newId, type RandomBytes } from '../domain/id.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type ErrorCode, errorAnswerSchema } from '../protocol/answer.ts';
import { type SigningKeys, signRequest } from '../protocol/signature.ts';
import { PROTOCOL } from '../protocol/version.ts';

/**
 * Why a request brought nothing. `no-connection`: no answer. `not-our-server`: an answer without our mark or our nonce, from a
 * captive portal or a proxy (S17). `other-version`: our mark, in a version of the protocol that this app does not speak: nothing of it
 * is read. `turned-away`: our server's own word. `failed`: this device itself, its disk or this app.
 */
export type TransportProblem =
  | { kind: 'no-connection' }
  | { kind: 'not-our-server'; status?: number }
  | { kind: 'other-version'; server: 'newer' | 'older' }
  | { kind: 'failed' }
  /** Code of this page that is fetched when it is needed did not come: after an update in another tab it is not there any more. */
  | { kind: 'missing-part' }
  | { kind: 'turned-away'; status: number; code: ErrorCode; message: string; retryAfterSeconds: number | undefined };

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export type TransportParts = {
  fetch: Fetch;
  now(): number;
  random: RandomBytes;
  keys(): Promise<SigningKeys>;
};

/** Sends one signed request, and gives only answers that are surely ours. */
export type Transport = {
  /** What the server's clock said last, in milliseconds since 1970; undefined before the first answer. */
  serverTime(): number | undefined;
  /** How far the server's clock was ahead of this device's at the last answer, in milliseconds; undefined before the first (S3). */
  aheadMs(): number | undefined;
  post<S extends z.ZodMiniType>(path: string, body: object, answer: S): Promise<Result<z.output<S>, TransportProblem>>;
};

const TIMEOUT_MS = 30_000;
const nonceOf = z.object({ nonce: z.string(), serverTime: z.string() });
const markOf = z.object({ dandelion: z.int(), serverTime: z.string() });

export function createTransport(parts: TransportParts): Transport {
  // How far the server's clock is ahead of ours, learned from any answer (S3).
  let aheadMs = 0;
  let serverTime: number | undefined;

  async function once(path: string, text: string): Promise<Response | undefined> {
    const created = Math.floor((parts.now() + aheadMs) / 1000);
    const signed = await signRequest(await parts.keys(), { method: 'POST', path, body: text, created });
    const headers = { ...signed, 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return parts
      .fetch(path, { method: 'POST', headers, body: text, cache: 'no-store', redirect: 'error', signal })
      .catch(() => undefined);
  }

  return {
    serverTime: () => serverTime,
    aheadMs: () => (serverTime === undefined ? undefined : aheadMs),
    async post(path, body, answer) {
      const nonce = newId(parts.random);
      const text = JSON.stringify({ ...body, nonce });
      for (let attempt = 1; ; attempt++) {
        const response = await once(path, text);
        if (response === undefined) return fail({ kind: 'no-connection' });
        const json = await jsonOf(response);
        const mark = nonceOf.safeParse(json);
        const foreign = { kind: 'not-our-server', status: response.status } as const;
        const other = otherVersion(json);
        if (other !== undefined) return fail(other);
        if (!mark.success) return fail(foreign);
        const refused = errorAnswerSchema.safeParse(json);
        const isOurs = mark.data.nonce === nonce;
        if (!isOurs && !isBeforeReading(refused.data)) return fail(foreign);
        const told = Date.parse(mark.data.serverTime);
        if (isOurs && Number.isFinite(told)) {
          serverTime = told;
          aheadMs = told - parts.now();
        }
        if (refused.success) {
          const { code, message } = refused.data.error;
          if (code === 'clock-skew' && attempt === 1) continue;
          return fail({
            kind: 'turned-away',
            status: response.status,
            code,
            message,
            retryAfterSeconds: retryAfter(response),
          });
        }
        const parsed = answer.safeParse(json);
        return response.ok && parsed.success ? ok(parsed.data) : fail(foreign);
      }
    },
  };
}

/** What our server says of a request that it could not read, so that it knows no nonce: nothing of who may do what. */
const BEFORE_READING: readonly ErrorCode[] = ['bad-request', 'bad-signature', 'too-large', 'busy', 'internal'];

const isBeforeReading = (refused: z.infer<typeof errorAnswerSchema> | undefined): boolean =>
  refused?.nonce === '' && BEFORE_READING.includes(refused.error.code);

/** Our mark with another number. Whatever else stands in the answer may mean something else there. */
function otherVersion(json: unknown): TransportProblem | undefined {
  const mark = markOf.safeParse(json);
  if (!mark.success || mark.data.dandelion === PROTOCOL) return undefined;
  return { kind: 'other-version', server: mark.data.dandelion > PROTOCOL ? 'newer' : 'older' };
}

/** A cut or foreign body is undefined, never a throw. */
const jsonOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
