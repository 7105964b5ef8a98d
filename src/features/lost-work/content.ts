import { changesTo } from './notice-content.ts';

export const content = {
  title: 'What was lost on this device',
  lead: 'You can read this page to somebody on the phone.',
  none: 'Nothing is missing on this device, as far as Dandelion can tell.',
  done: 'You have read it. It is not shown here any more.',
  work: 'Your work',
  'thrown-away': {
    title: 'This browser threw away what Dandelion kept here',
    why: 'A browser does this when its data are cleared, when a shared computer is logged off, or when the device runs out of room.',
    nothing: 'Nothing is lost: everything was sent.',
    asKnown: (when: string) =>
      `As far as Dandelion last knew (${when}), everything was sent. What was written here after that may be lost.`,
    unknown:
      'Something was written here shortly before. It is not known whether all of it was sent. What was not sent is lost on this device.',
    unsent: (count: number, projects: readonly string[]) =>
      `${changesTo(count, projects)} had not been sent. What was not sent is lost on this device.`,
  },
  'went-back': {
    title: 'This browser went back to an earlier state',
    why: 'It shows your work as it was some time ago. This happens when a computer is put back from a copy.',
    nothing: 'Everything was sent, so nothing is lost. It is fetched again.',
    asKnown: (when: string) =>
      `As far as Dandelion last knew (${when}), everything was sent. Look whether something from after that is missing.`,
    unknown:
      'Something was written here shortly before. It is not known whether all of it was sent. Look whether something is missing.',
    unsent: (count: number, projects: readonly string[]) =>
      `${changesTo(count, projects)} had not been sent when this was last looked at. Some of them may be missing: look, and write them again.`,
  },
  before: (count: number, projects: readonly string[]) =>
    `Before that, ${changesTo(count, projects)} had not been sent.`,
  last: (when: string) => `Dandelion last knew of your work here at ${when}.`,
  file: 'If you saved your work to a file, bring that file back.',
  comes: {
    trying: 'What was sent is safe on the server. It is fetched again as soon as there is a connection.',
    back: 'What was sent has been fetched again.',
    used: 'What was sent is safe on the server. But the way back of this browser was used already, perhaps by a copy of this browser.',
    failed: 'What was sent is safe on the server, but this browser cannot fetch it by itself.',
  },
  roads: {
    lead: 'You can get it back in one of these ways:',
    all: [
      'Open Dandelion on another device of yours, choose “Use it on another device”, and open the link here.',
      'Ask somebody in your team to invite you to the project again, and open that link here.',
      'If you saved your work to a file, choose “Bring back work from a file” on the page “Where is my work?”.',
    ],
  },
  tryNow: 'Try now',
  read: 'I have read this',
  forget: 'Not your work? Forget it',
  sure: {
    title: 'Forget this work?',
    text: 'What was sent stays on the server. But this browser cannot fetch it again.',
    yes: 'Yes, forget it',
    no: 'No, go back',
  },
} as const;
