/** A rule broken on purpose: one text in one file, that must stand there exactly once. */
export type Mutant = {
  rule: string;
  file: string;
  find: string;
  replace: string;
  says: string;
  /** Where the simulator cannot see it: the test file that does. */
  test?: string;
  /** Another seed than the usual one, where that shows it late or never; with `at`. What is not broken must pass the same history. */
  seed?: number;
  /**
   * Which history of the seed shows it, from 0. To save time it is played alone; where it shows nothing any more, all of the usual seed
   * are played. Without it, the first few do.
   */
  at?: number;
};
