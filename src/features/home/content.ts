import { formatNumber } from '../../domain/text/number.ts';

const counted = (count: number, one: string, many: string) => `${formatNumber(count)} ${count === 1 ? one : many}`;

export const content = {
  title: 'Has this been tried?',
  figures: (projects: number, organisations: number) =>
    `${counted(projects, 'improvement project', 'improvement projects')} from ${counted(organisations, 'organisation', 'organisations')}. Open to read, works without a network, no account.`,
  noFigures: 'Improvement projects from across health care. Open to read, works without a network, no account.',
  search: {
    label: 'Has this been tried? Search projects',
    placeholder: 'For example: falls at night',
    found: (count: number) => counted(count, 'project', 'projects'),
    all: (count: number) => (count === 1 ? 'See it with filters' : `See all ${formatNumber(count)} projects`),
    title: 'Closest projects',
    matched: (words: readonly string[]) => (words.length === 0 ? undefined : `matched: ${words.join(', ')}`),
    none: 'Nothing found',
    noneText: 'No project here has these words. You may be the first.',
    notYet:
      'The archive has not come to this device yet, so there is nothing to search. It is looked through as soon as it is here.',
    looking: 'Looking…',
    first: 'Record the first project on this',
    others: 'Try other words',
  },
  record: 'Record a PDSA cycle',
  browse: 'Browse projects',
  work: {
    title: 'Your work on this device',
    all: 'All your work',
    unsent: (count: number) => `${counted(count, 'change', 'changes')} not sent`,
    sending: (count: number) => counted(count, 'change', 'changes'),
  },
  next: {
    lost: 'You are no longer in this team. What you wrote is still on this device.',
    notTaken: 'The server does not take what you wrote here. It is still on this device.',
    held: (field: string) => `“${field}” was not sent. See why and mend it.`,
    conflict: (field: string) => `“${field}” was changed by two people. Choose which to keep.`,
    deleted: 'Someone removed what you changed. Choose what to keep.',
    waiting: (date: string) => `Asked to publish on ${date}. It waits at the desk.`,
    returned: 'The desk sent it back, and says what should be changed.',
    refused: 'It was not published. Check your answers again.',
    withdrawn: 'It was taken out of the archive. See why.',
    published: 'Published in the archive.',
    start: 'Next: what will you try?',
    cycle: (number: number, idea: string) => (idea === '' ? `Cycle ${number}` : `Cycle ${number}: ${idea}`),
    predict: 'Next: what do you think will happen?',
    plan: 'Next: what will you try?',
    do: 'Do is empty.',
    study: 'Study is empty.',
    act: 'Next: adopt, adapt or abandon?',
    done: 'This cycle is complete.',
  },
  newest: 'New in the archive',
  celebrated: 'Celebrated',
  device: {
    title: 'On this device',
    coming: 'Fetching the rest of the archive',
    all: (projects: number) =>
      `${counted(projects, 'project', 'projects')} can be searched and read here with no connection.`,
    some: (full: number, projects: number) =>
      `${counted(projects, 'project', 'projects')} can be searched here with no connection, ${formatNumber(full)} of them read in full so far.`,
    record: 'You can record PDSA cycles too. They are sent when a connection comes back.',
    readOnly: 'At this address you can read, but not write, because it starts with http, not https.',
    updated: (changed: string, looked: string) =>
      `The archive last changed at ${changed}. This device last looked at ${looked}.`,
    help: 'How your work is kept',
  },
  copy: {
    title: 'Fetching the archive',
    label: 'You can read it with no connection once it is here',
    unit: 'parts',
    starting: 'Asking the server…',
    failed: 'The archive has not come yet',
    failedText:
      'This device could not reach the server. It tries again by itself, and the projects stand here once they have come.',
    foreignText:
      'Something else answered in place of the server: often the sign-in page of a guest wifi. Open that page in your browser first. This device tries again by itself.',
    meanwhile: 'You can record a PDSA cycle now. It is kept on this device and sent later.',
    again: 'Try again',
  },
} as const;
