export const content = {
  check: {
    title: 'Have your e-mail address checked',
    lead: 'You need not. It helps in two ways: an address of the NHS, or of an organisation in the list, marks you as verified for desks; and if you lose all your devices, it brings you back.',
    kept: 'The address itself is not kept. The server keeps a scrambled form of it, which it can only compare.',
    done: 'Your address is checked',
    verified: 'It is of the NHS or of an organisation in the list, so you are marked as verified.',
    notVerified:
      'It is not of the NHS or an organisation in the list, so there is no mark. It can bring you back all the same.',
  },
  join: {
    title: 'I have lost all my devices',
    lead: 'If you had your e-mail address checked before, a code brings this device back to your projects.',
    kept: 'Everything on this device comes with you. Then look at “Your devices”, and take out those that you have lost.',
    done: 'This device is yours again',
    back: 'Your projects are coming to it.',
    unknown:
      'Nobody has had this address checked here, so there was nothing to come back to. It is checked for this device now.',
  },
  address: 'Your e-mail address',
  malformed: 'Enter one e-mail address, like ann.example@nhs.net',
  send: 'Send me a code',
  sending: 'Asking the server…',
  sent: (address: string) =>
    `A code was sent to ${address}, if it can be reached. It works for ten minutes, on this device.`,
  code: 'Code from the e-mail',
  codeHint: 'Six digits',
  codeMalformed: 'Enter the six digits of the code',
  confirm: 'Go on',
  other: 'Use another address, or send a new code',
  off: 'E-mail checks are off here. Whoever runs this Dandelion has not set up e-mail. Everything else works without.',
  offOther: 'If you still have another device, use a code or a link from it.',
  problems: {
    'grant-unknown':
      'This code does not work. It may be mistyped, or older than ten minutes. After five wrong ones, ask for a new code.',
    quota: (wait: string) => `Too many tries. Try again ${wait}.`,
    offline: 'This needs a connection. Try again when there is one.',
  },
  devices: 'Your devices',
  you: 'About you',
  work: 'Your work',
} as const;
