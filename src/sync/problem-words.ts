import type { TransportProblem } from './transport.ts';

/** The same in two or three words, for a line that stands on every page. */
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

/** Why the server could not be reached or did not take something, in a sentence for anybody. */
export function problemWords(problem: TransportProblem): string {
  switch (problem.kind) {
    case 'no-connection':
      return 'No connection.';
    case 'not-our-server':
      return 'Something else answered, not Dandelion. You may have to log in to this wifi first, or the server is being repaired.';
    case 'other-version':
      return otherVersionWords(problem.server);
    case 'failed':
      return 'Something went wrong on this device. Its storage may be full, or this page may be too old: load it again.';
    case 'missing-part':
      return 'A part of this page did not come. A newer Dandelion is here, or there is no connection: load this page again. Until then nothing is sent; what you write is kept on this device.';
    case 'turned-away':
      return turnedAwayWords(problem);
  }
}

function otherVersionWords(server: 'newer' | 'older'): string {
  return server === 'newer'
    ? 'This Dandelion is older than the server: load this page again to get the newest. Until then nothing is sent; what you write is kept on this device.'
    : 'The server is older than this Dandelion, so nothing is sent. Tell whoever runs Dandelion. What you write is kept on this device, and sent when the server is updated.';
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
      return otherVersionWords('older');
    case 'busy':
    case 'internal':
      return 'The server has trouble at the moment. It is tried again by itself.';
    default:
      return message;
  }
}
