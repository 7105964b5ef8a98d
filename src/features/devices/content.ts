export const content = {
  title: 'Use Dandelion on another device',
  lead: 'Your projects on your phone and on the ward computer: both show the same, each keeps its own copy.',
  steps: [
    'Make a link here. It needs a connection.',
    'Open it on your other device, for example by sending it to yourself.',
    'Press “Come in” there. Your projects come to it.',
  ],
  warning: {
    title: 'Only for yourself',
    text: 'Whoever opens this link can see and change all your projects. To work with somebody, invite them to one project instead.',
  },
  button: 'Make a link for my other device',
  another: 'Make another link',
  asking: 'Asking the server…',
  link: 'Link for your other device',
  hint: (until: string) => `It works once, until ${until}.`,
  share: 'My Dandelion',
  offline: 'A link is made by the server, so this needs a connection. Try again when there is one.',
} as const;
