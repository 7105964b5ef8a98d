export type WebAddress = { href: string; host: string };

/**
 * An address that a browser may be sent to. Only http and https: `javascript:` and its like, which the archive may hold, are
 * undefined and stay text.
 */
export function webAddress(text: string): WebAddress | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href, hostname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return { href, host: hostname.replace(/^www\./, '') };
}
