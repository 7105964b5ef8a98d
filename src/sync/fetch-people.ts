import type { PublicProfile } from '../domain/profile/profile.ts';
import { peopleSchema } from '../protocol/people.ts';

/** Who wants to be known. @returns undefined where the list does not come */
export async function fetchPeople(): Promise<PublicProfile[] | undefined> {
  try {
    const response = await globalThis.fetch('/a/people.json', { signal: AbortSignal.timeout(30_000) });
    return response.ok ? peopleSchema.parse(await response.json()).people : undefined;
  } catch {
    return undefined;
  }
}
