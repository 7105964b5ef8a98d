import type { Part } from '../../../domain/pdsa-cycle/parts.ts';

export const content = {
  parts: { plan: 'Plan', do: 'Do', study: 'Study', act: 'Act' } satisfies Record<Part, string>,
  steps: 'Parts of this cycle',
  tab: (part: string) => `PDSA cycle: ${part}`,
  title: (number: number, idea: string) => (idea === '' ? `Cycle ${number}` : `Cycle ${number}: ${idea}`),
  continueTo: (part: string) => `Continue to ${part}`,
  finish: 'Done for now',
  leave: 'Leave for now',
  plan: {
    idea: {
      label: 'What will you try?',
      hint: 'Small is good: one patient, one shift, one day. You need no more than this to begin.',
      needed: 'Say what you will try. A few words are enough',
    },
    question: {
      label: 'What do you want to find out?',
      hint: 'For example: do patients wake less when the lights go down?',
    },
    prediction: {
      label: 'What do you think will happen?',
      hint: 'Your prediction. Afterwards it stands beside what did happen: that is where you learn most.',
    },
    more: 'More of the plan',
    who: { label: 'Who does it?', hint: 'Roles, not names' },
    what: { label: 'What exactly?' },
    when: { label: 'When?' },
    where: { label: 'Where?' },
    data: { label: 'What will you count or note down?', hint: 'Just enough to see whether you were right' },
  },
  do: {
    noPrediction: 'You made no prediction.',
    addPrediction: 'Write one before you look at what happened',
    happened: { label: 'What happened?', hint: 'What you saw, in your own words. Do not name patients.' },
    obstacles: { label: 'What got in the way?', hint: 'Optional' },
    started: { label: 'When did you start?', hint: 'Optional. For example, 6 Aug 2018' },
    ended: { label: 'When did you end?', hint: 'Optional' },
  },
  study: {
    happened: 'What happened',
    notYet: 'You have not yet written what happened.',
    write: 'Write it under Do',
    result: { label: 'Was it as you predicted?' },
    learned: { label: 'What did you learn?', hint: 'Why was it so? What surprised you?' },
  },
  act: {
    decision: { label: 'What will you do with this idea?' },
    next: { label: 'What will you do next?', hint: 'What would you change in the next test?' },
    again: {
      title: 'Test again',
      text: 'The next cycle begins with the same idea, who and where. You can change all of it.',
      start: 'Start the next cycle',
      open: 'Open the next cycle',
    },
  },
  list: {
    title: 'What will you try?',
    none: 'No cycles yet',
    noneText: 'A PDSA cycle is a small test: plan it, do it, study what happened, and decide. It can take one shift.',
    add: 'Record a PDSA cycle',
    follows: (number: number) => `follows cycle ${number}`,
    noPrediction: 'no prediction yet',
    next: (part: string) => (part === 'Plan' ? 'it does not say yet what you try' : `${part} is empty`),
    back: 'Back to the list',
  },
} as const;
