import type { TransportProblem } from './transport.ts';
import { wordsOfTroubleHere } from './trouble-here.ts';

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
    case 'missing-part':
      return wordsOfTroubleHere[problem.kind];
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
      return 'Another device of yours took this one out, so nothing is sent or fetched here any more. What is not sent stays: save it to a file. If it was not you, tell whoever runs Dandelion.';
    case 'too-new':
      return otherVersionWords('older');
    case 'busy':
    case 'internal':
      return 'The server has trouble at the moment. It is tried again by itself.';
    default:
      return message;
  }
}
