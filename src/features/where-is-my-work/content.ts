import { formatNumber } from '../../domain/text/number.ts';

const changes = (count: number) => (count === 1 ? '1 change' : `${formatNumber(count)} changes`);

export const content = {
  band: {
    needsYou: (count: number) => (count === 1 ? '1 change needs you.' : `${formatNumber(count)} changes need you.`),
    meanwhile: 'You can search, read and write.',
    later: (count: number) => `${changes(count)} will be sent later.`,
    offlineFirst: 'No connection yet. You can write; the archive comes with the first connection.',
    unsent: (count: number) => `${changes(count)} not sent.`,
    sending: (count: number) => `Sending ${changes(count)}.`,
    allSent: 'Everything is sent.',
    fetching: 'Fetching the archive.',
    archiveFrom: (when: string) => `Archive from ${when}`,
    archiveUpdated: (when: string) => `Archive updated ${when}`,
    see: 'See what and why',
  },
  title: 'Where is my work?',
  lead: 'You can read this page to somebody on the phone.',
  none: {
    title: 'Nothing has been written on this device yet',
    text: 'What you write is kept here, and sent as soon as there is a connection.',
    record: 'Record a PDSA cycle',
  },
  needsYou: {
    title: (count: number) => `Needs you: ${formatNumber(count)}`,
    identifier: 'This looks like an NHS number, so it is not sent. Take it out.',
    refusedIdentifier: 'The server thinks this may tell who a patient is, and stored nothing of it. Take that out.',
    cameBack: 'The server could not use this as it is.',
    conflict: 'Two people changed this. Both are kept until you choose.',
    removed: 'Somebody removed this while it was being changed. It is kept until you choose.',
    typed: 'You wrote:',
    mend: 'Mend it',
    choose: 'Choose',
    giveUp: 'Give up this change',
    sure: 'Give up this change for good? What stands above will not be sent, and is not shown any more.',
    yes: 'Yes, give it up',
    no: 'No, keep it',
  },
  turnedAway: {
    title: (count: number) => `${changes(count)} not sent`,
    why: {
      'not-a-member': 'You are no longer in this team, or have not come in yet. Ask for a new link.',
      'not-allowed': 'You can read this, and not write in it. Ask somebody who leads it for another link.',
      quota: 'This device has started as many projects as it may in one day. It is tried again by itself tomorrow.',
      'too-large': 'One of these changes is too long to be sent. Make what you wrote last shorter.',
    },
    other: 'The server does not take this.',
    kept: 'What you wrote stays on this device.',
  },
  unsent: {
    title: (count: number) => `Saved on this device, not sent: ${changes(count)}`,
    oldest: (age: string) => `The oldest is from ${age}.`,
    lastTry: (age: string) => `Last try ${age}:`,
    noTry: 'Nobody has tried to send it yet.',
    trying: 'Trying now.',
    nextTry: (wait: string) => `Next try ${wait}.`,
    halfway: 'Some may have arrived already. They are sent again, and nothing is doubled.',
    what: 'What they are',
    sendNow: 'Send now',
    saveFile: 'Save to a file',
    saved: (count: number) =>
      `A file with ${changes(count)} is in your downloads. Keep it where nobody else can read it.`,
    erased: 'Not sent. Logging off may erase it',
    erasedText:
      'This browser does not promise to keep your work. Send it now, or save it to a file, before you log off or close a private window.',
  },
  sending: {
    title: (count: number) => `Sending: ${changes(count)}`,
    text: 'They stay on this device until the server has answered.',
  },
  sent: {
    title: (count: number) => `Sent: ${changes(count)}`,
    last: (when: string) => `The last was sent at ${when}.`,
    all: 'The server has everything.',
    kept: 'Counted over the last 60 days.',
  },
  kept: {
    promised: 'This browser keeps your work until you remove it.',
    'not-promised': 'This browser does not promise to keep your work.',
    unknown: 'This browser does not say whether it keeps your work.',
    what: 'What could delete it',
  },
  you: 'About you',
  desk: (id: string) => `Desk ${id}`,
} as const;
