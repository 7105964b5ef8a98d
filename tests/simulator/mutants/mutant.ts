/** A rule broken on purpose: one text in one file, that must stand there exactly once. */
export type Mutant = {
  rule: string;
  file: string;
  find: string;
  replace: string;
  says: string;
  /** Where the simulator cannot see it: the test file that does. */
  test?: string;
  /**
   * Which history of the usual seed shows it first, from 0. To save time it is played alone; where it shows nothing any more, all are
   * played. Without it, the first few do.
   */
  at?: number;
};
