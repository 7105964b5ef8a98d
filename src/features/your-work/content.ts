import { formatNumber } from '../../domain/text/number.ts';

const counted = (count: number) => (count === 1 ? '1 change' : `${formatNumber(count)} changes`);

export const content = {
  title: 'Your work',
  lead: 'The projects on this device. Only you and the people you let in can see them.',
  record: 'Record a PDSA cycle',
  where: 'Where is my work?',
  devices: 'Your devices, and how to use Dandelion on another one',
  you: 'About you',
  none: {
    title: 'Your projects will be here',
    text: 'Write down what you will try, on your next shift if you like. You need no account, and no connection.',
  },
  notSent: (count: number) => `${counted(count)} not sent`,
  sending: counted,
  needs: {
    lost: 'You are no longer in this team. What you wrote is still here.',
    removed: 'You were taken out of this team. What you wrote is still here.',
    left: 'You have left this team. Something that you wrote was not sent before.',
    notTaken: 'The server does not take what you wrote here. It is still on this device.',
    stuck: (what: string) => `“${what}” is not sent. Mend it.`,
    conflict: (what: string) => `Two people changed “${what}”. Choose which to keep.`,
    empty: 'Still empty:',
    sections: {
      problem: 'the problem',
      aim: 'the aim',
      team: 'who is in it',
      cycles: 'what you will try',
      measures: 'what you count',
      learning: 'what you learned',
      details: 'about this project',
    },
    all: 'Every part has something in it.',
    cycle: (number: number, idea: string, next: string) =>
      `${idea === '' ? `Cycle ${number}` : `Cycle ${number}: ${idea}`}${/[.!?…]$/.test(idea) ? '' : '.'} ${next}`,
    next: {
      plan: 'It has no prediction yet.',
      do: 'Do is empty.',
      study: 'Study is empty.',
      act: 'Act is empty.',
    },
  },
  publication: {
    'not-yet': 'Asked to publish. It is asked as soon as there is a connection.',
    waiting: 'Waiting at the desk.',
    returned: 'The desk sent it back with a reason.',
    refused: 'It was not published. See why.',
    withdrawn: 'It was taken out of the archive. See why.',
    published: (version: number) => `Version ${formatNumber(version)} is in the archive.`,
  },
} as const;
