import type { ReportAbout, ReportOutcome } from './report.ts';

/** What is wrong, as a reader chooses it and a moderator reads it. */
export const ABOUT_LABELS: Record<ReportAbout, string> = {
  patient: 'It may name a patient',
  wrong: 'Something is wrong',
  ours: 'It is ours: claim or correct it',
  other: 'Something else',
};

/** What a desk did, as the moderator chooses it and the reader is told. */
export const OUTCOME_SENTENCES: Record<ReportOutcome, string> = {
  'taken-out': 'It was taken out of the archive.',
  'passed-on': 'The team was told, and can correct it.',
  'claim-noted': 'The desk has noted whose it is.',
  'nothing-wrong': 'The desk has looked at it, and leaves it as it is.',
  other: 'The desk has looked at it.',
};
