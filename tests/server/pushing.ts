import type { Mutation } from '../../src/protocol/mutation.ts';
import { type PushResult, pushAnswerSchema } from '../../src/protocol/push.ts';
import { mutationBy, newProject, randomId, signedPost, type TestDevice } from './test-device.ts';

/** Sends a push to a server somewhere. @returns its results; undefined where there was no answer, or one of another kind */
export async function pushTo(
  url: string,
  device: TestDevice,
  mutations: Mutation[],
): Promise<PushResult[] | undefined> {
  const body = { nonce: randomId(), scope: mutations[0]?.scope, mutations, create: true };
  try {
    const response = await fetch(`${url}/v1/push`, await signedPost(device, '/v1/push', body, new Date()));
    const answer = pushAnswerSchema.safeParse(await response.json());
    return answer.success ? answer.data.results : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A device that writes in a project of its own and never gives up: what was not answered is sent again, byte for byte. `mids` is
 * what the server said that it has.
 */
export function createWriter(device: TestDevice) {
  const { scope, id, title } = newProject(device);
  const acknowledged = new Set<string>();
  let waiting: Mutation[] = [title];
  let last = title.mid;

  const next = (): Mutation[] => {
    const field = { scope, record: id, kind: 'project', field: 'title' };
    const edit = mutationBy(device, { ...field, base: [last], payload: `Title after ${last}` });
    last = edit.mid;
    const points = Array.from({ length: 4 }, (_, value) =>
      mutationBy(device, { scope, record: randomId(), kind: 'data-point', field: 'value', payload: value }),
    );
    return [edit, ...points];
  };

  return {
    scope,
    acknowledged,
    /** Sends one batch. @returns whether it was answered */
    async send(url: string): Promise<boolean> {
      const results = await pushTo(url, device, waiting);
      if (results === undefined) return false;
      for (const { mid, result } of results) {
        if (result !== 'applied' && result !== 'duplicate') throw new Error(`${mid} is ${result}`);
        acknowledged.add(mid);
      }
      waiting = next();
      return true;
    },
  };
}

export type Writer = ReturnType<typeof createWriter>;
