/** Why something did not come although the server answers: the fault is with this device or this page. */
export const wordsOfTroubleHere = {
  failed: 'Something went wrong on this device. Its storage may be full, or this page may be too old: load it again.',
  'missing-part':
    'A part of this page did not come. A newer Dandelion is here, or there is no connection: load this page again. Until then nothing is sent; what you write is kept on this device.',
} as const;
