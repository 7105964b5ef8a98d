import type { OwnDevice } from '../../protocol/devices.ts';

export const content = {
  title: 'Your devices',
  lead: 'Your projects on your phone and on the ward computer: all show the same, each keeps its own copy.',
  list: {
    title: 'Devices that are yours',
    offline: 'The list comes from the server. It shows when there is a connection.',
    thisOne: 'This device',
    unnamed: 'A device without a name',
    seen: (madeAt: string, seen: string) => `Yours since ${madeAt}. Last seen on ${seen}.`,
    state: {
      'in-use': '',
      gone: 'Its browser threw away what it had; another device took its place.',
      out: 'Taken out. It is let in nowhere any more.',
    } satisfies Record<OwnDevice['state'], string>,
    onTheWay: 'Will be taken out, once this is sent.',
    takeOut: 'Take it out',
    sure: (name: string) => `Take out ${name}?`,
    does: 'It cannot send or fetch anything any more, from the moment this is sent, and it cannot be let in again. It is told why. What it had not sent stays on it and can be saved to a file there.',
    yes: 'Yes, take it out',
    no: 'No, keep it',
  },
  name: {
    label: 'Name of this device',
    hint: 'So that you know it in this list, for example “Ward 7, computer by the window”. Only your own devices see it.',
    save: 'Save the name',
    saved: 'Saved on this device.',
  },
  link: {
    title: 'Use Dandelion on another device',
    steps: [
      'Press one of the buttons here. It needs a connection.',
      'On your other device, type the code under “I have a code”, or show its camera the QR code.',
      'Your projects come to it.',
    ],
    warning: {
      title: 'Only for yourself',
      text: 'Whoever has this code or link can see and change all your projects. To work with somebody, invite them to one project instead.',
    },
    code: 'Show a code to type',
    codeTitle: 'Type this on your other device',
    codeHint: (until: string) => `It works once, until ${until}. A new one ends it.`,
    where: 'There: “Your work”, “Your devices”, “I have a code”.',
    link: 'Show a QR code and a link',
    asking: 'Asking the server…',
    label: 'Link for your other device',
    hint: (until: string) => `It works once, until ${until}.`,
    share: 'My Dandelion',
    offline: 'Codes and links are made by the server, so this needs a connection. Try again when there is one.',
    have: 'I have a code from my other device',
    lost: 'I have lost all my devices',
  },
  enter: {
    title: 'Type the code from your other device',
    text: 'Everything on this device comes with you: its projects, and your place in their teams, pass to whoever made the code. From then on both devices show the same.',
    desk: 'A desk that you look after does not come along. Ask the operator for a new link for it.',
    warning: 'Only go on if you made this code yourself.',
    label: 'Code',
    hint: 'Eight letters and digits, like 7KQ2-M9XD. Small letters and spaces do not matter.',
    malformed: 'Enter the eight letters and digits of the code',
    button: 'Join my other device',
    joining: 'Joining…',
    problems: {
      'grant-unknown':
        'This code does not work. It may be mistyped, used already, or older than ten minutes. Make a new one on your other device.',
      quota: (wait: string) =>
        `Too many codes that do not work were tried on this device or near it. Try again ${wait}. A link or a QR code works meanwhile.`,
      offline: 'A code can only be used with a connection, within its ten minutes. Nothing was changed.',
    },
    nothingLost: 'Nothing on this device was changed.',
  },
} as const;
