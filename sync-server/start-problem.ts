/** The server cannot start, and its operator can mend that: the message is one sentence that says what and why. */
export class StartProblem extends Error {
  override name = 'StartProblem';
}
