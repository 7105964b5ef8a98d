import type { RedactionReason } from '../../../protocol/mutation.ts';

const values = (count: number) => (count === 1 ? '1 text' : `${count} texts`);

export const content = {
  back: 'Back to the history',
  title: 'Take this out for good',
  what: (what: string) => `You are about to take something out of “${what}”. This is what happens:`,
  does: [
    'It goes from the server, and from every device of your team at its next connection.',
    'The history goes on saying that something stood here, when, who wrote it, and why it was taken out.',
    'It cannot be undone.',
    'Copies that somebody saved to a file, printed or sent are not reached. Nor are backups: they are cleaned when they are used.',
    'What is in the archive already is not changed by this. Take the project out of the archive first, if it stands there.',
  ],
  words: {
    label: 'Which words must go?',
    hint: 'Optional. Type or paste them, and every text that holds them is ticked. They are not saved anywhere.',
  },
  values: {
    label: 'Texts that go',
    hint: 'One thing often stands in several texts, for each change is kept. Each goes as a whole. Write it again without what must not be there.',
    empty: 'Empty',
    missing: 'Tick at least one text',
  },
  elsewhere: (count: number) =>
    `${values(count)} with the same words ${count === 1 ? 'was' : 'were'} written by somebody else. They can take ${count === 1 ? 'it' : 'them'} out, or whoever leads the project can.`,
  reason: {
    label: 'Why?',
    hint: 'Your team can read this. It does not repeat what was written.',
    missing: 'Say why it is taken out',
    choices: {
      'patient-data': 'It could tell who a patient is',
      'personal-data': 'It is about somebody who does not want that',
      mistake: 'It was written by mistake',
      forgotten: 'Somebody asks to be forgotten',
    } satisfies Record<RedactionReason, string>,
  },
  goOn: 'Go on',
  sure: {
    title: (count: number) => `Take out ${values(count)} for good?`,
    text: 'Nobody can bring it back, not even whoever runs Dandelion.',
    yes: 'Yes, take it out for good',
    no: 'No, leave it',
  },
  nothing: 'There is nothing to take out here',
  nothingText: 'It is gone already, or only whoever wrote it or leads the project can take it out.',
  done: {
    title: 'Taken out',
    dropped: (count: number) =>
      `${values(count)} had never left this device, and ${count === 1 ? 'is' : 'are'} gone at once.`,
    asked: (count: number) =>
      `${values(count)} ${count === 1 ? 'is' : 'are'} hidden here now, and ${count === 1 ? 'goes' : 'go'} from the server with the next connection, then from the devices of your team.`,
    elsewhere: 'Think of copies elsewhere: files, print-outs, messages, the archive.',
    open: 'Go to this question',
  },
} as const;
