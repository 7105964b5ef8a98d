export const content = {
  next: 'Back to the list',
  problem: {
    title: 'What is the problem?',
    problem: {
      label: 'What is the problem?',
      hint: 'What is not good enough now, for whom, and how do you know? Do not name patients.',
    },
    summary: {
      label: 'Your project in a few sentences',
      hint: 'For somebody who has two minutes. You can write this last.',
    },
  },
  aim: {
    title: 'What do you want to achieve?',
    what: { label: 'What should be better?', hint: 'For example: patients on Ward B3 sleep through the night.' },
    howMuch: { label: 'By how much?', hint: 'For example: from 4 in 10 patients to 8 in 10.' },
    byWhen: { label: 'By when?' },
  },
  team: {
    title: 'Who is in it?',
    contact: {
      label: 'Who can others ask?',
      hint: 'A role, not a name: it will be public. For example “ward sister, Ward B3”.',
    },
    people: 'People who can change this project',
    peopleText: 'They see and change the same working copy, each on their own device.',
    peopleLink: 'See who, or invite somebody',
  },
  details: {
    title: 'About this project',
    name: { label: 'What is it called?', hint: 'A few plain words. No names.', needed: 'Give your project a title' },
    organisation: { label: 'Where is it?' },
    setting: { label: 'What kind of place is it?', choose: 'Choose a setting' },
    stage: { label: 'How far is it?' },
    started: { label: 'When did it start?', hint: 'A year or a month is enough. For example, March 2025' },
    ended: { label: 'When did it end?', hint: 'Leave it empty while it goes on' },
  },
  learning: {
    title: 'What did you learn?',
    outcome: { label: 'What came of it?', hint: 'No change and worse are worth as much to others as improved.' },
    finding: {
      label: 'What happened, in one sentence?',
      hint: 'With a figure if you have one. For example: patients who slept well rose from 4 in 10 to 7 in 10 in six weeks.',
    },
    worked: { label: 'What worked?', hint: 'What would you tell a ward that wants to do the same?' },
    didNotWork: { label: 'What did not work?', hint: 'Nobody writes this down. It saves the next team months.' },
    differently: { label: 'What would you do differently?' },
    spread: { label: 'Where did it go next?', hint: 'Other wards or places that took it up, or stopped, and why.' },
  },
} as const;
