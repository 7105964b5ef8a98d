export const content = {
  missing: {
    title: 'This project is not on this device',
    text: 'It may be on another device of yours, or it comes with the next connection.',
    work: 'Your work',
    record: 'Record a PDSA cycle',
  },
  lost: {
    title: 'You are no longer in this team',
    text: 'What you wrote stays on this device, and is not sent. Ask whoever leads the project for a new link.',
  },
  left: {
    title: 'You have left this team',
    text: 'What stands here is what this device had last. To come back, ask whoever leads the project for a new link.',
  },
  out: {
    title: 'You were taken out of this team',
    text: 'What you wrote and had not sent stays on this device. “Where is my work?” saves it to a file. Ask whoever leads the project if you did not expect this.',
  },
  reader: {
    title: 'You can read this project, and not change it',
    text: 'Whoever leads it can send you another link.',
  },
  missingOfOthers: {
    title: 'The server was set back to an earlier time',
    text: (count: number) =>
      count === 1
        ? '1 change by somebody else is not there now. It comes back when their device connects.'
        : `${count} changes by others are not there now. They come back when their devices connect.`,
  },
  newer: 'Part of this was written with a newer Dandelion. It is kept, and shows when this one is updated.',
  back: 'Back to the list',
  removedThing: 'It',
  removed: (what: string) => `${what} was removed.`,
  isBack: (what: string) => `${what} is back.`,
  bringBack: 'Bring it back',
} as const;
