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
  reader: {
    title: 'You can read this project, and not change it',
    text: 'Whoever leads it can send you another link.',
  },
  newer: 'Part of this was written with a newer Dandelion. Update to see it.',
  back: 'Back to the list',
} as const;
