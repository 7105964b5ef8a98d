export const content = {
  title: 'Come in',
  opens: {
    project: {
      title: 'You are invited to work on a project',
      text: 'You will see it under “Your work”, and can change it together with its team. Each of you has a copy on your own device.',
    },
    desk: {
      title: (desk: string) => `You are invited to look after the desk of ${desk}`,
      operator: 'the operator',
      text: 'You will see what asks to be published, and publish it or send it back with a reason.',
    },
    person: {
      title: 'Use your Dandelion on this device, too',
      text: 'Everything on this device comes with you: its projects, and your place in their teams, pass to whoever made the link. From then on both devices show the same.',
      desk: 'A desk that you look after does not come along: you stop looking after it. Ask another moderator of it, or the operator, for a new link.',
      warning: 'Only go on if you made this link yourself.',
    },
  },
  button: 'Come in',
  coming: 'Coming in…',
  once: 'The link works once. Nothing is opened before you press the button.',
  bad: {
    title: 'This link is not whole',
    text: 'A part of it is missing. Copy all of it, up to the last letter, or ask for a new one. Nothing was changed.',
  },
  problems: {
    'grant-used': 'This link was used already. If it was not you, tell whoever gave it to you. Ask for a new one.',
    'grant-expired': 'This link is too old. Ask for a new one.',
    'grant-unknown': 'There is no such link any more. Ask for a new one.',
    offline: 'There is no connection. The link is not used up: open it again when there is one.',
    nothingLost: 'Nothing was changed, and nothing on this device is lost.',
  },
  work: 'Your work',
} as const;
