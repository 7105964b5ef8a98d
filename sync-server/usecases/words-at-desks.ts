/** What moderators write in words of their own, and what readers wrote to them. */
const FIELDS: readonly string[] = [
  ...['submission.decision', 'desk-withdrawal.withdrawn', 'desk-moderator.name', 'desk-report.answer'],
  'desk-report.words',
];

/** Whether a field of a desk has words that any moderator may take out for good (S23). */
export const hasWordsOfDesk = ({ kind, field }: { kind: string; field: string }): boolean =>
  FIELDS.includes(`${kind}.${field}`);
