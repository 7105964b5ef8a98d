/** A rule broken on purpose: one text in one file, that must stand there exactly once. */
export type Mutant = {
  rule: string;
  file: string;
  find: string;
  replace: string;
  says: string;
  /** Where the simulator cannot see it: the test file that does. */
  test?: string;
  /** A seed of its own, where the general one shows it late or not at all. What is not broken must pass the same. */
  seed?: number;
  /**
   * Which history of the seed shows it, from 0. To save time it is played alone, before all others; where it shows nothing any more,
   * all are played.
   */
  at?: number;
};
