export const noticeContent = {
  'thrown-away': 'This browser threw away what Dandelion kept here.',
  'went-back': 'This browser went back to an earlier state.',
  see: 'What was lost',
} as const;
