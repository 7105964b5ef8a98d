/** Whether the browser promises to keep what is stored here. */
export type Persistence = 'promised' | 'not-promised' | 'unknown';

export async function persistence(): Promise<Persistence> {
  if (navigator.storage?.persisted === undefined) return 'unknown';
  return (await navigator.storage.persisted()) ? 'promised' : 'not-promised';
}

/** Asks for that promise; browsers may ask the person, or decide themselves. Called after the first save. */
export async function askToPersist(): Promise<Persistence> {
  if (navigator.storage?.persist === undefined) return 'unknown';
  return (await navigator.storage.persist()) ? 'promised' : 'not-promised';
}

/** How full the store is, from 0 to 1; undefined where the browser does not say. */
export async function fullness(): Promise<number | undefined> {
  const estimate = await navigator.storage?.estimate?.();
  if (estimate?.quota === undefined || estimate.usage === undefined || estimate.quota === 0) return undefined;
  return estimate.usage / estimate.quota;
}
