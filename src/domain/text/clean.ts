// biome-ignore lint/suspicious/noControlCharactersInRegex: Word writes its line and page breaks so
const LINE_BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\u202d\u202e]/g;

/**
 * What is taken out of pasted text, and nothing else: control characters that no screen shows, and those two that turn the
 * direction of what follows round by force (right-to-left text needs neither). Line breaks of every kind
 * become `\n`, and half a surrogate pair, which JSON and UTF-8 cannot carry, becomes U+FFFD.
 */
export function cleanText(input: string): string {
  return input.replace(LINE_BREAKS, '\n').replace(UNSEEN, '').toWellFormed();
}

/** The same on one line: line breaks become spaces. */
export function cleanLine(input: string): string {
  return cleanText(input).replace(/\n+/g, ' ');
}
