export const content = {
  nav: [
    { to: '/projects', label: 'Browse' },
    { to: '/work', label: 'Your work' },
    { to: '/help', label: 'Help' },
  ],
  footer: {
    text: 'Dandelion is an open archive of improvement projects. Reading needs no account, and nothing here is sent to anybody else.',
    links: [
      { to: '/help/keeping-work-safe', label: 'How your work is kept' },
      { to: '/help/install', label: 'Put Dandelion on this device' },
      { to: '/devices', label: 'Use it on another device' },
      { to: '/shared-computer', label: 'Share this computer' },
      { to: '/desk', label: 'For moderators' },
    ],
  },
  update: {
    ready: 'A newer Dandelion is ready.',
    elsewhere: 'Dandelion was updated in another window.',
    safe: 'What you typed is saved first.',
    take: 'Update now',
    slow: 'The browser has not let the new version in yet. Go on working; it takes over when Dandelion is closed in all windows and opened again.',
    failed: 'Not updated: what you typed could not be saved on this device yet.',
  },
  missingPart: {
    title: 'A part of Dandelion did not come',
    text: 'Dandelion was updated, or there is no connection. Load it again to get all of it. What you typed is saved first.',
    notYet: 'What you typed could not be saved on this device yet. Try again in a moment.',
    load: 'Load Dandelion again',
  },
  notFound: {
    title: 'Page not found',
    text: 'There is no page at this address. If you typed it, check it. If you pasted it, check that you copied all of it.',
    search: 'Search what was tried',
    work: 'Your work',
  },
  insecure: {
    title: 'Here you can read, but not write',
    why: 'This address starts with http, not https. Browsers then give no keys and keep nothing safe, so Dandelion could not keep your work or send it as yours.',
    cure: 'Ask whoever runs this Dandelion for its https address. On the computer that runs it, http://localhost works too.',
    read: 'Search what was tried',
  },
} as const;
