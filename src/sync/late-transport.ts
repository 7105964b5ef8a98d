import { fail } from '../domain/result.ts';
import type { Transport } from './transport.ts';

/** A transport whose code comes with the first request. Where it does not come, that request fails, and the next one asks anew. */
export function createLateTransport(load: () => Promise<Transport>): Transport {
  let there: Transport | undefined;
  return {
    serverTime: () => there?.serverTime(),
    aheadMs: () => there?.aheadMs(),
    async post(path, body, answer) {
      there ??= await load().catch(() => undefined);
      return there === undefined ? fail({ kind: 'missing-part' }) : there.post(path, body, answer);
    },
  };
}
