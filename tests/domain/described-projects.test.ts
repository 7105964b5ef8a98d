import { describe, expect, test } from 'vitest';
import { findingsAnywhere } from '../../src/domain/identifiers/findings.ts';
import { organisationByCode } from '../../src/domain/organisation/directory.ts';
import { organisationSchema } from '../../src/domain/organisation/organisation.ts';
import { describedProjectId, fromDescription } from '../../src/domain/project/described-project.ts';
import { publishedProjectSchema } from '../../src/domain/project/published-project.ts';
import { isSetting } from '../../src/domain/project/settings.ts';
import { isTheme } from '../../src/domain/project/themes.ts';
import { partialDateSchema } from '../../src/domain/text/partial-date.ts';
import { dataFile, describedLines, matches } from './described.ts';

const lines = describedLines();
const judgements = matches();
const projects = lines.map((line) => ({ line, content: fromDescription(line, judgements) }));

/** Every text and figure of a value at any depth, as texts. */
const leaves = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];

describe('all described projects', () => {
  test('are 237 valid published projects with ids of their own', async () => {
    const ids = await Promise.all(lines.map(({ sourceUrl }) => describedProjectId(sourceUrl)));
    expect(new Set(ids).size).toBe(237);
    projects.forEach(({ content }, at) => {
      const project = { id: ids[at], version: 1, publishedAt: '2026-11-21T00:00:00.000Z', content };
      expect(publishedProjectSchema.parse(project)).toEqual(project);
      expect(ids[at]).toMatch(/^[\w-]{22}$/);
    });
  });

  test('have the evidence that the data has', () => {
    const has = (count: (content: (typeof projects)[number]['content']) => boolean) =>
      projects.filter(({ content }) => count(content)).length;
    const bothFigures = has(({ measures }) =>
      measures.some(({ baseline, result }) => {
        return (baseline?.value ?? baseline?.words) !== undefined && (result?.value ?? result?.words) !== undefined;
      }),
    );
    expect(bothFigures).toBe(94);
    expect(has(({ cycles }) => cycles.length > 0)).toBe(21);
    expect(projects.flatMap(({ content }) => content.cycles)).toHaveLength(55);
    expect(has(({ measures }) => measures.some(({ points }) => points.length > 0))).toBe(13);
    expect(projects.flatMap(({ content }) => content.measures.flatMap(({ points }) => points))).toHaveLength(38);
    expect(lines.flatMap(({ measures }) => measures)).toHaveLength(433);
  });

  test('lose no fact of their line', () => {
    /** What is said by a choice of ours, or by an address kept elsewhere. */
    const chosen = ['sourceUrl', 'setting', 'status', 'outcome'];
    for (const { line, content } of projects) {
      const told = leaves(content).join('\n').toLowerCase();
      for (const [key, value] of Object.entries(line)) {
        if (chosen.includes(key)) continue;
        for (const leaf of leaves(value)) {
          if (leaf === 'null' || leaf === 'unknown' || (key === 'dataPoints' && !/^[\d.]+$/.test(leaf))) continue;
          expect(told, `${line.title}: ${key}`).toContain(leaf.trim().toLowerCase());
        }
      }
    }
  });

  test('have a setting, and themes from the list', () => {
    for (const { line, content } of projects) {
      expect(content.setting !== undefined && isSetting(content.setting), line.title).toBe(true);
      expect(content.themes.every(isTheme)).toBe(true);
      expect(new Set(content.themes).size).toBe(content.themes.length);
      expect(content.tags).toEqual(line.themes);
    }
    expect(projects.filter(({ content }) => content.themes.length === 0)).toEqual([]);
  });

  test('have dates that exist', () => {
    for (const { content } of projects) {
      for (const date of [content.startedOn, content.endedOn]) {
        if (date !== undefined) expect(partialDateSchema.safeParse(date).success).toBe(true);
      }
    }
  });

  test('[S31] tell of nobody who they are: the stop lets all of them be published', () => {
    for (const { line, content } of projects) {
      expect(findingsAnywhere(content), line.title).toEqual([]);
      expect(findingsAnywhere(line), line.title).toEqual([]);
    }
  });
});

describe('the judgements', () => {
  test('cover every organisation and every free theme, and nothing else', () => {
    const names = new Set(lines.flatMap(({ organisation }) => organisation ?? []));
    expect(new Set(judgements.organisations.keys())).toEqual(names);
    expect(new Set(judgements.themes.keys())).toEqual(new Set(lines.flatMap(({ themes }) => themes)));
    const addresses = new Set(lines.map(({ sourceUrl }) => sourceUrl));
    for (const sourceUrl of [...judgements.lines.keys(), ...judgements.addresses.keys()]) {
      expect(addresses.has(sourceUrl), sourceUrl).toBe(true);
    }
  });

  test('name open organisations of the list', () => {
    for (const [name, code] of judgements.organisations) {
      if (code !== null) expect(organisationByCode(code), name).toBeDefined();
    }
    for (const { content } of projects) {
      if (content.organisation !== undefined)
        expect(organisationSchema.safeParse(content.organisation).success).toBe(true);
    }
  });

  test('say of every line by its title', () => {
    const titles = new Map(lines.map(({ sourceUrl, title }) => [sourceUrl, title]));
    for (const { sourceUrl, title } of JSON.parse(dataFile('projects/line-matches.json'))) {
      expect(titles.get(sourceUrl)).toBe(title);
    }
  });

  test('give a better address from which the first one can be found again', () => {
    const mirror = 'https://writerbay.net/bmj-quality-improvement-programme/';
    const content = projects.find(({ line }) => line.sourceUrl === mirror)?.content;
    expect(content?.source?.url).toBe('https://doi.org/10.1136/bmjquality.u210921.w4741');
    const shown = projects.map(({ content }) => content.source?.url);
    expect(new Set(shown).size).toBe(237);
  });
});

test('an id is half of the SHA-256 of the address', async () => {
  // printf 'https://example.org/' | openssl dgst -sha256 -binary | head -c 16 | basenc --base64url
  expect(await describedProjectId('https://example.org/')).toBe('gZjRusQKEDNlOnjkiADO_A');
});
