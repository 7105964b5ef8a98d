/** Why something did not come although the server answers: the fault is with this device or this page. */
export const wordsOfTroubleHere = {
  failed:
    'Something went wrong on this device: its storage may be full, or this page too old. Make room, and load this page again once all that you typed is saved.',
  'missing-part':
    'A part of this page did not come. A newer Dandelion is here, or there is no connection: load this page again. Until then nothing is sent; what you write is kept on this device.',
} as const;
