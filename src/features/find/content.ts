import { formatNumber } from '../../domain/text/number.ts';

const projects = (count: number) => `${formatNumber(count)} ${count === 1 ? 'project' : 'projects'}`;

export const content = {
  title: 'What was tried',
  search: { label: 'Search projects', placeholder: 'For example: falls at night' },
  filters: 'Filters',
  found: projects,
  looking: 'Looking…',
  groups: {
    outcome: 'What came of it',
    setting: 'Setting',
    theme: 'Theme',
    stage: 'Stage',
    organisation: 'Organisation',
  },
  order: {
    label: 'Order',
    relevance: 'Nearest first',
    newest: 'Newest first',
  },
  showing: (shown: number, of: number) => `Showing ${formatNumber(shown)} of ${projects(of)}`,
  more: (count: number) => `Show ${formatNumber(count)} more`,
  matched: (words: readonly string[]) => (words.length === 0 ? undefined : `matched: ${words.join(', ')}`),
  someWords: 'No project has all of these words. These are the nearest.',
  start: {
    title: 'Doing something like this?',
    text: 'Tell others in a minute. They may be a step ahead of you.',
    button: 'Start a project from this search',
  },
  none: {
    title: 'Nothing found',
    words: (asked: string) => `No project here has any of these words: “${asked}”.`,
    tips: 'Try fewer or other words: what you would say to a colleague on the ward. The beginning of a word is enough.',
    filtered: (count: number) =>
      count === 1 ? 'One project is found without the filters.' : `${projects(count)} are found without the filters.`,
    near: 'What is near',
    without: (label: string) => `Without “${label}”`,
    all: 'Clear all filters',
    browse: 'Browse all projects',
    first: 'Record the first project on this',
    invite: 'You may be the first. Record what you try, so that the next person finds it.',
  },
  empty: {
    title: 'The archive has not come to this device yet',
    coming: 'It is being fetched. The projects stand here as soon as they have come.',
    failed: 'This device could not reach the server. It tries again by itself. You can record a PDSA cycle meanwhile.',
    record: 'Record a PDSA cycle',
  },
} as const;
