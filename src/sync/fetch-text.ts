import type { LoopWorld } from './loop.ts';
import type { Fetch } from './transport.ts';

export type FetchTextParts = { fetch: Fetch; after: LoopWorld['after'] };

const IDLE_MS = 30_000;

/**
 * Fetches a text, and gives up when nothing at all comes for half a minute: on a slow link that still brings something, a large one
 * may take as long as it needs.
 *
 * @returns undefined where there was no whole answer
 */
export async function fetchText(
  parts: FetchTextParts,
  path: string,
  init: RequestInit = {},
): Promise<{ response: Response; text: string } | undefined> {
  const stop = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
  });
  const inTime = async <T>(step: Promise<T>): Promise<T> => {
    const cancel = parts.after(IDLE_MS, () => stop.abort(), 'dandelion-archive');
    return Promise.race([step, stopped]).finally(cancel);
  };
  try {
    const response = await inTime(parts.fetch(path, { ...init, signal: stop.signal }));
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (;;) {
      const chunk = await inTime(reader?.read() ?? Promise.resolve({ done: true as const, value: undefined }));
      if (chunk.done) return { response, text: text + decoder.decode() };
      text += decoder.decode(chunk.value, { stream: true });
    }
  } catch {
    return undefined;
  }
}
