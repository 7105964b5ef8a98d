import type { WholeStop } from './whole-stop.ts';

/** The identifier stop, whose code comes when something is first typed. What is saved before it is here is judged before it may leave (S31). */
export type LateFinder = {
  /** Undefined until it is here. */
  here(): WholeStop | undefined;
  /** Fetches it, once. Undefined where it cannot come now; the next asks anew. */
  load(): Promise<WholeStop | undefined>;
};

export function lateFinder(fetch: () => Promise<WholeStop>): LateFinder {
  let here: WholeStop | undefined;
  let coming: Promise<WholeStop | undefined> | undefined;
  return {
    here: () => here,
    load() {
      coming ??= fetch().then(
        (finder) => {
          here = finder;
          return finder;
        },
        () => {
          coming = undefined;
          return undefined;
        },
      );
      return coming;
    },
  };
}

/** One that is here from the beginning. */
export const finderHere = (finder: WholeStop): LateFinder => ({ here: () => finder, load: async () => finder });
