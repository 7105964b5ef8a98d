/** Apart from the alarms, which every page has at hand. */
export const nearlyFullContent = {
  text: (percent: number) =>
    `What this browser may keep is ${percent} % full. Where your work needs room, copies of other people’s projects are taken off this device first.`,
  more: 'What to do',
} as const;
