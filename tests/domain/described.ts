import { readFileSync } from 'node:fs';
import { type Description, descriptionSchema } from '../../src/domain/project/description.ts';
import { type DescriptionMatches, descriptionMatches } from '../../src/domain/project/description-matches.ts';

/** The text of a file under data/. */
export const dataFile = (path: string): string => readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');

/** The described projects, each line as it stands in the data. */
export const describedLines = (): Description[] =>
  dataFile('projects/described-projects.ndjson')
    .trimEnd()
    .split('\n')
    .map((line) => descriptionSchema.parse(JSON.parse(line)));

export const matches = (): DescriptionMatches =>
  descriptionMatches({
    organisations: JSON.parse(dataFile('projects/organisation-matches.json')),
    themes: JSON.parse(dataFile('projects/theme-matches.json')),
    lines: JSON.parse(dataFile('projects/line-matches.json')),
    addresses: JSON.parse(dataFile('projects/better-addresses.json')),
  });
