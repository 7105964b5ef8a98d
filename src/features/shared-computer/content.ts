import { formatNumber } from '../../domain/text/number.ts';

const changes = (count: number) => (count === 1 ? '1 change' : `${formatNumber(count)} changes`);

/** "5 seconds", "2 minutes". */
export const waitWords = (ms: number): string => {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
};

export const content = {
  found: (number: number) => `Person ${number}`,
  back: 'Back',
  who: {
    title: 'Who is working here?',
    lead: 'Several people use Dandelion on this computer. Each has their own work.',
    alone: 'The work on this computer is locked.',
    people: 'People on this computer',
    open: 'Open with no PIN',
    locked: 'Locked with a PIN',
    forgotten: 'Locked. The PIN was forgotten',
    unsent: (count: number) => `${changes(count)} not sent`,
    unsentLocked: 'Only this person can send that, once they open their work.',
    someoneElse: 'Someone else',
    read: 'Just read, without choosing',
    readHint: 'You can search and read what others published. You cannot write.',
  },
  pin: {
    title: (name: string) => `Open the work of ${name}`,
    label: 'PIN',
    hint: 'The digits or the phrase that you chose.',
    open: 'Open',
    opening: 'Looking whether it is right. This takes a moment.',
    wrong: 'This is not the PIN',
    wait: (wait: string) => `Wait ${wait} before you try again`,
    waitWhy: 'After each wrong PIN you wait longer. Nothing is ever deleted because of a wrong PIN.',
    empty: 'Enter your PIN',
    trouble: 'The work could not be opened just now. Nothing is lost. Load this page again and try once more.',
    unsent: (count: number) => `${changes(count)} in here ${count === 1 ? 'is' : 'are'} not sent.`,
    unsentHow: 'That can be sent only after you open it with your PIN: the key for sending is locked, too.',
    forgotten: 'I forgot my PIN',
    other: 'I am someone else',
  },
  forgotten: {
    title: 'You forgot your PIN',
    lead: 'Nobody can find out your PIN or make a new one, not even whoever runs Dandelion.',
    sent: 'What was sent is safe. You get it back with a link from another device of yours, or from a colleague who is in the same project.',
    unsent: (count: number | undefined) =>
      count === undefined
        ? 'Whether everything was sent is not known here. What was not sent cannot be read without the PIN.'
        : count === 0
          ? 'As far as is known here, everything was sent.'
          : `${changes(count)} ${count === 1 ? 'was' : 'were'} not sent. Without the PIN ${count === 1 ? 'it' : 'they'} cannot be read by anybody, ever.`,
    kept: 'Begin anew beside it. Your locked work stays on this computer: if the PIN comes back to you, it still opens.',
    anew: 'Begin anew beside it',
    how: {
      title: 'How what was sent comes back',
      steps: [
        'Begin anew here, with a new PIN.',
        'On another device where you use Dandelion, open “Use it on another device” and make a link.',
        'Open that link here. Your projects come to this computer.',
        'If you have no other device, ask a colleague in your project for a link to it.',
      ],
    },
    remove: 'Remove the locked work from this computer',
    removeHint: 'Only its person, or whoever looks after this computer, should do this.',
    sure: {
      title: 'Remove it for good?',
      text: (name: string, unsent: string) => `All work of ${name} on this computer is deleted. ${unsent}`,
      yes: 'Yes, remove it',
      no: 'No, keep it',
    },
    reallySure: {
      title: 'Are you really sure?',
      text: 'It cannot be brought back. Nobody can read it later, also not with the right PIN.',
      yes: 'Remove it for good',
      no: 'Keep it',
    },
    failed: 'It could not be removed. Close Dandelion in all other tabs, then try again.',
  },
  anew: {
    title: 'Work here as someone else',
    lead: 'You get a place of your own on this computer. Others here do not see it while it is locked.',
    name: 'Your name or initials',
    nameHint: 'Everybody who uses this computer can read it. Never a patient’s name.',
    nameEmpty: 'Enter a name or initials',
    nameTaken: 'Somebody here is called that already. Choose another name',
    nameLong: 'Use 40 letters or fewer',
    nameIdentifier: 'This could tell who a patient is. Choose another name',
    pin: {
      label: 'Do you want a PIN?',
      yes: 'Yes, lock my work with a PIN',
      yesHint: 'Choose this on a computer that others use too.',
      no: 'No PIN',
      noHint: 'Anybody at this computer can open your work.',
    },
    go: 'Begin',
    failed:
      'This could not be kept on this computer: there is no room, or the browser does not let it. Nothing was changed.',
  },
  choose: {
    pin: 'Your PIN',
    hint: '6 to 12 digits, or a phrase of 12 letters or more. Not your birthday.',
    again: 'Your PIN once more',
    faults: {
      'too-short': 'Use at least 6 digits',
      'phrase-too-short': 'Use 6 to 12 digits, or a phrase of 12 letters or more',
      'too-long': 'Use 100 letters or fewer',
      'too-simple': 'Others would try this first. Choose one that is harder to guess',
    },
    different: 'The two are not the same',
    forget: {
      title: 'If you forget it',
      items: [
        'Nobody can open your work here without the PIN. There is no way round it.',
        'What was sent comes back by another device of yours, or by a link from a colleague.',
        'What was not sent can never be read again.',
      ],
    },
    understood: 'I understand what a forgotten PIN means',
    notUnderstood: 'Confirm that you have read what a forgotten PIN means',
    what: 'Before you choose a PIN',
  },
  converting: {
    sealing: { title: 'Locking your work', label: 'Locked so far' },
    opening: { title: 'Taking the lock away', label: 'Opened so far' },
    unit: 'parts',
    text: 'This is done once. If it is cut short, nothing is lost, and it goes on when you come back.',
  },
  cover: {
    title: 'Locked, and not all is saved yet',
    text: (name: string) =>
      `What ${name} typed last could not be saved, because this browser does not save just now. It waits in this page, and Dandelion goes on trying. Do not close this page.`,
    label: 'PIN',
    save: 'Save what was typed to a file',
    saved: 'The file is in the downloads. Keep it where nobody else can read it.',
  },
  bar: {
    label: 'Who is working here',
    working: (name: string) => `Working here: ${name}`,
    reading: 'You are reading without having chosen who you are.',
    choose: 'Choose who you are',
    lock: 'Lock now',
    handOver: 'Hand over',
    soon: (seconds: number) =>
      `Nobody has touched anything for a while. Dandelion locks in ${waitWords(seconds * 1_000)}. What you typed is saved.`,
    stay: 'I am still here',
  },
  gate: {
    title: 'Choose who you are first',
    text: 'You are reading without having chosen who you are. To write, or to see your work, choose your name.',
  },
  handOver: {
    title: 'Hand over this computer',
    lead: 'First everything that you wrote is sent. Then your work is locked and the next person can begin.',
    sending: 'Sent so far',
    unit: 'changes',
    stop: 'Stop sending',
    sent: 'Everything is sent. Your work is being locked…',
    left: (count: number, name: string) =>
      `${changes(count)} ${count === 1 ? 'is' : 'are'} not sent. ${count === 1 ? 'It waits' : 'They wait'} in the work of ${name} on this computer.`,
    leftPin: 'Nobody can read or send that without your PIN. Dandelion sends it when you open your work here again.',
    leftOpen: 'Dandelion sends it when somebody chooses your name here again.',
    needsYou: (count: number) => `${changes(count)} of these ${count === 1 ? 'needs' : 'need'} you before sending.`,
    see: 'See what is not sent',
    again: 'Try to send again',
    lock: 'Lock and hand over',
    alone: 'On this computer nobody else works with Dandelion, and it has no PIN. There is nothing to lock.',
    set: 'Share this computer',
  },
  shared: {
    title: 'Share this computer',
    tab: 'Share this computer',
    lead: 'On a computer that several people use, each can have a place of their own, locked with a PIN.',
    does: {
      title: 'What a PIN does, and what it does not',
      items: [
        'It stops the next person at this computer from opening your work, or writing as you.',
        'Your work is kept encrypted on the disk.',
        'It does not stop somebody who copies the disk and has time to try PINs on it. A long phrase holds much longer than six digits.',
        'What this browser had written before you set a PIN may stay in its files for a while, until it tidies up.',
        'It does not stop somebody who changed this computer to watch what you type.',
      ],
    },
    oldKey:
      'This browser made the key that sends your work while you had no PIN, and browsers do not let such a key be locked later. Your words are locked all the same. Somebody skilled who gets at this browser could send and fetch as you, until this place is removed. To have the key locked, too: begin anew here as someone else with a PIN, let that place in by “Use it on another device”, then remove the old one.',
    you: {
      title: 'Your place here',
      name: (name: string) => `You are called ${name} here.`,
      pin: 'Your work is locked with a PIN.',
      noPin: 'You have no PIN: anybody at this computer can open your work.',
      alone: 'You are the only one here, and there is no PIN. Nothing is locked, and nobody is asked who they are.',
    },
    set: {
      title: 'Lock your work with a PIN',
      go: 'Set the PIN',
      next: 'You are asked for it at once, to see that you know it.',
    },
    change: { title: 'Change your PIN', old: 'Your PIN now', go: 'Change the PIN', done: 'Your PIN is changed.' },
    takeAway: {
      title: 'Take the PIN away',
      text: 'Anybody at this computer can then open your work.',
      label: 'Your PIN, for the last time',
      go: 'Take the PIN away',
    },
    idle: {
      title: 'When nobody touches anything',
      label: 'Lock by itself after',
      minutes: (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`),
      hint: 'You are warned 30 seconds before. What you typed is saved first. It counts from the next time you open your work.',
    },
    add: {
      title: 'Let someone else work here',
      text: 'Say what you are called here, so that each of you finds their own work. Then they choose “Someone else”.',
      text2: 'Hand over. Then they choose “Someone else”.',
      go: 'Share this computer',
    },
    remove: 'Remove me from this computer',
    failed: 'That could not be done just now. Nothing is lost. Try again in a moment.',
  },
  remove: {
    title: 'Remove me from this computer',
    lead: 'Your work on this computer is deleted, and your name goes from the list. What was sent stays with your team and on your other devices.',
    refuse: (count: number) =>
      `${changes(count)} ${count === 1 ? 'is' : 'are'} not sent. You cannot be removed while that is so, unless you save your work to a file or give it up.`,
    looking: 'Looking what is not sent…',
    send: 'Send now',
    sendFailed: 'Not everything could be sent.',
    save: 'Save my work to a file',
    saved:
      'Your work is in a file in the downloads, and not locked. Move it to a place of your own, then delete it here.',
    notSaved: 'The file could not be made. Nothing was changed.',
    giveUp: 'Give up what is not sent',
    sureGiveUp: {
      title: 'Give up what is not sent?',
      text: (count: number) => `${changes(count)} that nobody else has will be deleted.`,
      yes: 'Yes, give it up',
      no: 'No, keep it',
    },
    sure: {
      title: 'Remove yourself from this computer?',
      text: 'Your work here cannot be brought back, except what was sent or is in the file.',
      yes: 'Remove me for good',
      no: 'Stay',
    },
    go: 'Remove me',
    lastDevice:
      'If you use Dandelion on no other device, make a link for another device first: without one, nobody can let you back in as the same person.',
    device: 'Use it on another device',
  },
} as const;
