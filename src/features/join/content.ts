import type { TeamRole } from '../../domain/team/membership.ts';

export const content = {
  title: 'Come in',
  opens: {
    project: {
      title: 'You are invited to work on a project',
      read: 'You are invited to read a project',
      text: 'You will see it under “Your work”. Each of you has a copy on your own device.',
      may: {
        lead: 'You will lead it: change everything, let people in, and take them out.',
        member: 'You can change everything in it, together with its team, and ask to publish it.',
        reader: 'You can read everything in it, and change nothing.',
      } satisfies Record<TeamRole, string>,
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
    'grant-expired': 'This link is too old, or was taken back. Ask for a new one.',
    'grant-unknown': 'There is no such link any more. Ask for a new one.',
    'not-saved': 'Your answer could not be saved on this device: its storage may be full. Try again.',
    other: 'The server did not take this link. Ask for a new one.',
    nothingLost: 'Nothing was changed, and nothing on this device is lost.',
  } as Readonly<Record<string, string>> & { nothingLost: string; other: string },
  waiting: {
    title: 'Your answer is saved on this device',
    lead: 'You are let in at the next contact with the server. You need not keep this page open.',
    until:
      'Then it comes to this device. Until then there is nothing of it here to read or to write in. What you want to remember, write down as a project of your own.',
    week: 'Do not wait too long: a link is too old after some days, and somebody else who has it could use it first. If that happens, this device tells you.',
    where: '“Your work” and “Where is my work?” show that it waits.',
    tryNow: 'Try now',
    trying: 'Trying…',
  },
  work: 'Your work',
} as const;
