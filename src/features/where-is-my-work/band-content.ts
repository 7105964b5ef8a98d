import { formatNumber } from '../../domain/text/number.ts';

export const changes = (count: number) => (count === 1 ? '1 change' : `${formatNumber(count)} changes`);

/** The words of the line under the header, which is on every page: those of the page behind it come with that page. */
export const bandContent = {
  needsYou: (count: number) => (count === 1 ? '1 change needs you.' : `${formatNumber(count)} changes need you.`),
  meanwhile: 'You can search, read and write.',
  later: (count: number) => `${changes(count)} will be sent later.`,
  offlineFirst: 'No connection yet. You can write; the archive comes with the first connection.',
  unsent: (count: number) => `${changes(count)} not sent.`,
  sending: (count: number) => `Sending ${changes(count)}.`,
  allSent: 'Everything is sent.',
  fetching: 'Fetching the archive.',
  archiveFrom: (when: string) => `Archive from ${when}`,
  archiveUpdated: (when: string) => `Archive updated ${when}`,
  see: 'See what and why',
} as const;
