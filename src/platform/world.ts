/** The clock and the randomness of the machine: the only place that asks for them. */
export const clock = { now: () => Date.now() };

export const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/**
 * Browsers give keys, service workers and locks to secure origins only: https, or localhost. Over plain http from another
 * machine Dandelion can be read, and writing explains itself.
 */
export const canWrite = (): boolean => globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined;
