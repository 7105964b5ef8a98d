import type { Finder } from '../domain/identifiers/finder.ts';

/** The identifier stop, whose code comes when something is first typed. What is saved before it is here is judged before it may leave (S31). */
export type LateFinder = {
  /** Undefined until it is here. */
  here(): Finder | undefined;
  /** Fetches it, once. Undefined where it cannot come now; the next asks anew. */
  load(): Promise<Finder | undefined>;
};

export function lateFinder(fetch: () => Promise<Finder>): LateFinder {
  let here: Finder | undefined;
  let coming: Promise<Finder | undefined> | undefined;
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
export const finderHere = (finder: Finder): LateFinder => ({ here: () => finder, load: async () => finder });
