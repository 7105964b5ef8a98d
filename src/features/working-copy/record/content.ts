export const content = {
  title: 'Record a PDSA cycle',
  choose: {
    title: 'Which project is it for?',
    new: 'Start a new project',
    newText: 'For something you have not recorded here before.',
    cycles: (count: number) => (count === 0 ? 'No cycles yet' : count === 1 ? '1 cycle' : `${count} cycles`),
  },
  start: {
    title: 'Start a project',
    lead: 'Only a title is needed. All else can come later.',
    name: {
      label: 'What is it called?',
      hint: 'A few plain words: what should get better, and where. No names.',
      needed: 'Give your project a title',
      tooLong: 'Shorten the title to 200 characters',
    },
    organisation: {
      label: 'Where is it?',
      hint: 'Optional. Start typing its name, or the name of the hospital',
    },
    setting: { label: 'What kind of place is it?', choose: 'Choose a setting' },
    theme: { label: 'What is it about?', choose: 'Choose a theme' },
    optional: 'Optional',
    go: 'Start, and write the plan',
    leave: 'Not now',
  },
  tried: {
    title: 'Has this been tried?',
    found: 'These come close. You can read them later: what you typed stays.',
    all: 'See all',
  },
} as const;
