import { formatNumber } from '../../domain/text/number.ts';

export const content = {
  crumb: 'Projects',
  opening: 'Opening…',
  older: (version: number) => `You read version ${formatNumber(version)}. There is a newer one: `,
  newest: (version: number) => `version ${formatNumber(version)}`,
  rest: {
    title: 'The rest has not arrived yet',
    coming: 'The rest of this project is on its way to this device. It stands here as soon as it has come.',
    failed:
      'Only this summary is on this device so far, and the server cannot be reached. The rest stands here once there is a connection.',
    label: 'Fetching the archive',
    unit: 'parts',
  },
  missing: {
    title: 'This project is not here',
    unknown: 'There is no project at this address in the archive on this device.',
    maybe:
      'If it is new, it comes with the next connection. If you pasted the address, check that you copied all of it.',
    withdrawn: {
      title: 'This project was taken out of the archive',
      text: 'Whoever wrote it, or the desk that published it, has withdrawn it. It cannot be read here any more, and this device keeps no copy.',
      cited:
        'If you have cited it, say that it was withdrawn. If it is published again, it stands at this address as a new version.',
      newer: 'This version was withdrawn. A newer one is here.',
      newerText: 'The version that you asked for cannot be read any more. If you have cited it, cite the newer one.',
      copies: 'If you have a copy in a file or on paper, throw it away, or ask whoever wrote it.',
    },
    noArchive: 'The archive has not come to this device yet. The project stands here once it has.',
    version: (version: string) => `Version ${version} of this project is not on this device`,
    versionText: 'Only versions that were fetched before can be read here.',
    newest: 'Read the newest version',
    search: 'Search what was tried',
    again: 'Try again',
  },
  close: {
    id: 'close',
    title: 'Close to this',
    shares: (subjects: readonly string[]) => `also about: ${subjects.join(', ')}`,
  },
  keep: {
    id: 'keep',
    title: 'Keep and share',
    address: (version: number) => `Permanent address of version ${formatNumber(version)}`,
    cite: 'To cite it',
    print: 'Print',
    versions: 'All versions',
    version: (version: number) => `Version ${formatNumber(version)}`,
    thisOne: (version: number) => `Version ${formatNumber(version)} (this one)`,
  },
  wrong: {
    link: 'Something wrong here?',
    reported: 'You have told the desk of something here.',
    answered: 'The desk has answered what you told it.',
  },
  try: {
    title: 'Doing something like this?',
    text: 'Write down what you try, and what you think will happen. It works with no connection.',
    button: 'Record a PDSA cycle',
  },
} as const;
