export const nothingKeptContent = {
  title: 'This browser does not let Dandelion keep anything',
  why: 'Dandelion keeps the archive and your work on this device, so that both are there without a connection. Here cookies and site data are blocked, so it can show you nothing, and nothing that you typed would stay.',
  cure: (host: string) =>
    `Allow cookies and site data for ${host} in the settings of the browser. Then load this page again.`,
  managed:
    'If you cannot change the settings, ask whoever looks after this computer, or use another browser or device.',
  again: 'Load this page again',
} as const;
