import type { TransportProblem } from './transport.ts';

/** Why the server could not be reached, in two or three words, for a line that stands on every page. */
export function problemName(problem: TransportProblem): string {
  switch (problem.kind) {
    case 'no-connection':
      return 'No connection.';
    case 'not-our-server':
      return 'Dandelion does not answer.';
    case 'other-version':
      return problem.server === 'newer' ? 'This Dandelion must be updated.' : 'The server must be updated.';
    case 'failed':
      return 'Something went wrong on this device.';
    case 'missing-part':
      return 'A newer Dandelion is here: load this page again.';
    case 'turned-away':
      return 'The server turned something away.';
  }
}
