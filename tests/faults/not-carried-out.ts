/** Something that a run needs did not start, though nothing had been done to it: this says nothing about what is tested. */
export class NotCarriedOut extends Error {
  constructor(what: string, cause: unknown) {
    super(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = 'NotCarriedOut';
  }
}
