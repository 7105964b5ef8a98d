/** Whether the browser lets this site keep anything on the device: where site data is blocked, it hides or refuses both stores. */
export function mayStore(): boolean {
  try {
    return globalThis.localStorage !== null && globalThis.indexedDB !== undefined;
  } catch {
    return false;
  }
}
