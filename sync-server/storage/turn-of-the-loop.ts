/** Lets everything run that only waits for promises, and what came from outside meanwhile. */
export const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
