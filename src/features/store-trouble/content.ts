export const content = {
  broken: {
    title: 'This browser cannot save just now',
    text: 'Nothing that you typed is lost. It stands in this page, and Dandelion goes on trying to save it.',
  },
  full: {
    title: 'This device has no room left',
    text: 'Nothing that you typed is lost. It stands in this page, and is saved by itself as soon as there is room. Delete files or apps that you do not need.',
  },
  'newer-tab': {
    title: 'A newer Dandelion is open in another tab',
    text: 'This page is too old to save. Load it again to go on; what you typed is kept.',
    atRisk: 'This page is too old to save. Save what you typed to a file first, then load the page again.',
  },
  blocked: {
    title: 'Your work does not open yet',
    text: 'Dandelion in another tab may keep it. Close Dandelion in all other tabs and windows; this page then goes on by itself.',
  },
  saveFile: 'Save what is typed to a file',
  saved: 'The file is in your downloads. Keep it where nobody else can read it.',
  nothing: 'Everything that was typed is saved already.',
  reload: 'Load this page again',
} as const;
