import type { TransportProblem } from './transport.ts';

/** The same in two or three words, for a line that stands on every page. */
export function problemName({ kind }: TransportProblem): string {
  switch (kind) {
    case 'no-connection':
      return 'No connection.';
    case 'not-our-server':
      return 'Dandelion does not answer.';
    case 'failed':
      return 'Something went wrong on this device.';
    case 'turned-away':
      return 'The server turned something away.';
  }
}

/** Why the server could not be reached or did not take something, in a sentence for anybody. */
export function problemWords(problem: TransportProblem): string {
  switch (problem.kind) {
    case 'no-connection':
      return 'No connection.';
    case 'not-our-server':
      return 'Something else answered, not Dandelion. You may have to log in to this wifi first, or the server is being repaired.';
    case 'failed':
      return 'Something went wrong on this device. Its storage may be full, or this page may be too old: load it again.';
    case 'turned-away':
      return turnedAwayWords(problem);
  }
}

function turnedAwayWords({ code, message }: Extract<TransportProblem, { kind: 'turned-away' }>): string {
  switch (code) {
    case 'clock-skew':
      return 'The clock of this device is wrong. Set it right, then try again.';
    case 'not-a-member':
      return 'You are not, or no longer, in one of these teams. Ask for a new link.';
    case 'revoked-device':
      return 'This device is not let in any more. Save your work to a file, and ask whoever runs Dandelion.';
    case 'too-new':
      return 'Dandelion has changed. Load this page again to get the newest.';
    case 'busy':
    case 'internal':
      return 'The server has trouble at the moment. It is tried again by itself.';
    default:
      return message;
  }
}
