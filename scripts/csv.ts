export type Row = Record<string, string>;

/**
 * Reads comma separated values (RFC 4180) with a header line.
 *
 * @returns one object a line, from the header's names to the line's texts; empty lines are left out.
 */
export function parseCsv(text: string): Row[] {
  const [header = [], ...lines] = records(text.replace(/^\ufeff/, ''));
  return lines
    .filter((line) => line.some((cell) => cell !== ''))
    .map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])));
}

function records(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '') break;
    if (end !== ',') lines.push([]);
  }
  return lines;
}
