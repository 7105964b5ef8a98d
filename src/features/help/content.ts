export const content = {
  back: 'Help',
  help: {
    title: 'Help',
    lead: 'Dandelion shows what was tried before, and keeps what you try. There is no account and no password.',
    pages: [
      {
        to: '/help/install',
        title: 'Put Dandelion on this device',
        text: 'Open it like an app from your home screen, with or without a connection.',
      },
      {
        to: '/help/keeping-work-safe',
        title: 'How your work is kept',
        text: 'Where it is, what could delete it, and what “Saved on this device” means.',
      },
      {
        to: '/help/words',
        title: 'What the words mean',
        text: 'PDSA cycle, measure, run chart and more, in plain words.',
      },
      {
        to: '/shared-computer',
        title: 'Share this computer',
        text: 'Several people on one computer, each with work of their own, locked with a PIN.',
      },
      {
        to: '/where-is-my-work',
        title: 'Where is my work?',
        text: 'What is on this device, what was sent and what was not.',
      },
    ],
    questions: [
      {
        title: 'How do I find what was tried?',
        text: [
          'Type a few words on the first page, as you would say them to a colleague. The nearest projects stand under the field while you type.',
          '“Browse” has filters: what came of it, setting, theme, stage and organisation. Projects that did not work are there too. They are worth as much.',
        ],
      },
      {
        title: 'How do I record a PDSA cycle?',
        text: [
          'Choose “Record a PDSA cycle”, give your project a title and say what you will try. All else can come later.',
          'Say what you think will happen before you try it. Afterwards it stands beside what did happen: that is where learning comes from.',
        ],
      },
      {
        title: 'Does it work with no wifi?',
        text: [
          'Yes. Once the archive has come to your device you can search and read all of it, and write. What you write is kept on the device and sent when a connection comes back.',
        ],
      },
      {
        title: 'Who can see what I write?',
        text: [
          'You, and the people you let into your project. When you ask to publish, a moderator of your organisation looks at it first. Once it is published, anyone can read it.',
        ],
      },
      {
        title: 'What must I not write?',
        text: [
          'Anything that could tell who a patient is: a name, a date of birth, an NHS number, a rare illness in a small place. It is pointed out while you type, and not sent before you change it or say why it may stand.',
        ],
      },
      {
        title: 'Where do the projects come from?',
        text: [
          'Some were written by their own teams. Others were described by us, in our own words, from a public page. Those say so, and link to that page. Where the page does not say something, we do not guess.',
        ],
      },
    ],
  },
  install: {
    title: 'Put Dandelion on this device',
    lead: 'You can keep Dandelion on your home screen and open it like any app. It stays a web page, takes little room, and needs no app store.',
    done: 'Dandelion is on this device already.',
    button: 'Install Dandelion',
    guides: [
      {
        title: 'iPhone and iPad',
        steps: [
          'Open this page in Safari.',
          'Tap Share: the square with an arrow pointing up. You may have to tap the three dots first.',
          'Scroll down and tap “Add to Home Screen”.',
          'Tap “Add”.',
          'Open Dandelion from the home screen once while you have a connection, so that it fetches the archive.',
        ],
        note: 'The home screen and Safari each keep their own copy. What you wrote in Safari stays there, so send it first.',
      },
      {
        title: 'Android',
        steps: [
          'Open this page in Chrome.',
          'Tap the three dots at the top right.',
          'Tap “Add to Home screen”, or “Install app”.',
          'Tap “Install”.',
        ],
        note: 'Other browsers have the same in their menu, often as “Add to Home screen”.',
      },
      {
        title: 'A computer with Edge',
        steps: [
          'Open this page in Edge.',
          'Choose the three dots at the top right, then “More tools”, then “Apps”.',
          'Choose “Install this site as an app”, then “Install”.',
        ],
        note: 'Some Edge versions show “Apps” at once in the menu.',
      },
      {
        title: 'A computer with Chrome',
        steps: [
          'Open this page in Chrome.',
          'Choose the three dots at the top right, then “Cast, save and share”.',
          'Choose “Install page as app”, then “Install”.',
        ],
        note: 'Many ward computers do not let you install anything. Dandelion works in the browser just as well: save it as a favourite.',
      },
    ],
  },
  safe: {
    title: 'How your work is kept',
    lead: 'What you write is put on the disk of this device as you write it. It is sent as soon as there is a connection.',
    states: {
      title: 'What the words mean',
      'saved-on-this-device':
        'It is on the disk of this device. Closing the browser does not lose it. The line at the top of each page says whether it is sent, too.',
      sending: 'It is on its way. Until the server answers it also stays on this device.',
      sent: 'The server has said that it has it. It is in two places now.',
      'needs-you':
        'It waits for you: something in it may tell who a patient is, it could not be used as it was, or someone else changed the same thing. It is kept as you wrote it.',
    },
    delete: {
      title: 'What could delete it',
      text: 'Work that was not sent is only on this device. These can erase it:',
      items: [
        'clearing the browser’s history, cookies or site data',
        'a private or “incognito” window: all of it goes when you close it',
        'a shared computer that forgets everything when you log off, as many ward computers do',
        'Safari on an iPhone or iPad, after 7 days without opening Dandelion, unless it is on the home screen',
        'a device with no room left, or one that is lost or broken',
      ],
      after:
        'Work that was sent is on the server too. If all site data are cleared, this device cannot get it back by itself: link it with another device of yours first, or have a colleague in the team, who can send you a new link.',
    },
    do: {
      title: 'What you can do',
      items: [
        { to: '/where-is-my-work', label: 'See what was not sent, send it, or save it to a file' },
        { to: '/help/install', label: 'Put Dandelion on this device' },
      ],
    },
    browser: {
      title: 'This browser',
      asking: 'Asking the browser…',
      promised: 'This browser has promised to keep your work until you remove it.',
      'not-promised': 'This browser has not promised to keep your work. If it runs out of room it may erase it.',
      unknown: 'This browser does not say whether it keeps your work.',
      ask: 'Ask it to keep my work',
      refused: 'The browser did not promise it. Putting Dandelion on this device often helps.',
      full: (percent: number) => `Dandelion’s store on this device is ${percent < 1 ? 'less than 1' : percent}% full.`,
      nearlyFull: 'Nearly full',
      makeRoom: 'Send your work now, and make room on this device.',
    },
  },
  words: {
    title: 'What the words mean',
    lead: 'Improvement has words of its own. You need none of them to begin.',
    groups: [
      {
        title: 'Trying something',
        entries: [
          ['Project', 'One effort to make care better, from the first idea to the end.'],
          ['Aim', 'What you want to be different, by how much, and by when.'],
          ['Change idea', 'Something you could do in another way.'],
          [
            'PDSA cycle',
            'A small test of a change idea in four steps: Plan, Do, Study, Act. It can be as small as one patient on one shift.',
          ],
          ['Plan', 'What you will try, who does it, when and where, and what you think will happen.'],
          ['Prediction', 'What you think will happen, written down before you try. Being wrong is how one learns.'],
          ['Do', 'You try it, and note what happened and what got in the way.'],
          ['Study', 'You put what happened beside what you predicted.'],
          [
            'Act: adopt, adapt, abandon',
            'You decide. Adopt: keep it. Adapt: change it and test again. Abandon: leave it. All three are good results.',
          ],
          ['Ramp', 'Several cycles on one idea, each built on what the last one showed.'],
        ],
      },
      {
        title: 'Counting',
        entries: [
          ['Measure', 'What you count, in the same way each time, to see whether a change is an improvement.'],
          ['Outcome measure', 'Counts what matters to patients: falls, pain, days waited.'],
          ['Process measure', 'Counts whether the new way is really used: how many patients got the check.'],
          ['Balancing measure', 'Counts what could get worse elsewhere because of the change.'],
          ['Baseline', 'What the measure was before you changed anything.'],
          ['Data point', 'One value of a measure on one date.'],
          [
            'Run chart',
            'The points in order of time, joined by a line, so that a real change can be told from chance.',
          ],
        ],
      },
      {
        title: 'Telling others',
        entries: [
          ['Archive', 'Everything that was published. Anyone can read it.'],
          ['Working copy', 'Your project as you and your team see and change it. Nobody else sees it.'],
          ['Publish', 'Put a copy into the archive that never changes, with a number and an address of its own.'],
          ['Version', 'One such copy. A later one stands beside it and does not replace it.'],
          ['Desk', 'Where the moderators of an organisation look at what asks to be published.'],
          ['Described project', 'One that we put into our own words from a public page, with a link to it.'],
          [
            'Outcome',
            'What came of a project: improved, mixed, no change, worse, or not yet known. One that goes on says “In progress”.',
          ],
        ],
      },
    ],
  },
} as const;
