const STOP = new Set(
  'a about after all an and are as at be been before being but by can did do does for from had has have how in into is it its not of on or our over should so than that the their there these they this those to too was we were what when where which who why will with would you your'.split(
    ' ',
  ),
);

/** The words of a question that tell what it is about; where it has none, all of them. In lower case, in their order. */
export function tellingWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
  const telling = words.filter((word) => !STOP.has(word));
  return telling.length > 0 ? telling : words;
}
