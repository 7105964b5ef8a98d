import { describe, expect, test } from 'vitest';
import { findIdentifier } from '../../src/domain/identifiers/stop.ts';
import { organisationByCode } from '../../src/domain/organisation/directory.ts';
import { organisationSchema } from '../../src/domain/organisation/organisation.ts';
import { describedProjectId, fromDescription } from '../../src/domain/project/described-project.ts';
import type { Description } from '../../src/domain/project/description.ts';
import { publishedContentSchema, publishedProjectSchema } from '../../src/domain/project/published-project.ts';
import { isSetting } from '../../src/domain/project/settings.ts';
import { isTheme } from '../../src/domain/project/themes.ts';
import { partialDateSchema } from '../../src/domain/text/partial-date.ts';
import { dataFile, describedLines, matches } from './described.ts';

const lines = describedLines();
const judgements = matches();
const projects = lines.map((line) => ({ line, content: fromDescription(line, judgements) }));

/** A line with all fields, of which a test changes some. */
const lineWith = (changes: Partial<Description>): Description => ({
  sourceUrl: 'https://example.org/page',
  sourceTitle: 'A page',
  title: 'A project',
  organisation: null,
  region: null,
  country: null,
  setting: 'acute hospital',
  themes: [],
  startDate: null,
  endDate: null,
  status: 'completed',
  problem: null,
  aim: null,
  changeIdeas: [],
  measures: [],
  dataPoints: [],
  pdsaCycles: [],
  outcome: 'improved',
  learning: null,
  teamRoles: [],
  spread: null,
  licenceNote: null,
  ...changes,
});

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

  test('name nobody by an NHS number', () => {
    for (const { line, content } of projects) {
      expect(findIdentifier(content), line.title).toBeUndefined();
      expect(findIdentifier(line), line.title).toBeUndefined();
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

describe('one line', () => {
  const convert = (changes: Partial<Description>) => fromDescription(lineWith(changes), judgements);

  test('that says little gives little', () => {
    expect(convert({})).toEqual({
      form: 'full',
      title: 'A project',
      setting: 'acute-hospital',
      themes: [],
      tags: [],
      stage: 'completed',
      outcome: 'improved',
      teamRoles: [],
      changeIdeas: [],
      cycles: [],
      measures: [],
      source: { url: 'https://example.org/page', title: 'A page' },
    });
    expect(publishedContentSchema.safeParse(convert({})).success).toBe(true);
  });

  test('keeps the name of its organisation, and adds the code where it is sure', () => {
    expect(convert({ organisation: 'Royal Bolton Hospital' }).organisation).toEqual({
      name: 'Royal Bolton Hospital',
      code: 'RMC',
    });
    expect(convert({ organisation: 'NHS Tayside' }).organisation).toEqual({ name: 'NHS Tayside' });
  });

  test.each([
    ['planned', 'planning'],
    ['active', 'testing'],
    ['completed', 'completed'],
    ['unknown', 'testing'],
  ] as const)('that is %s is at the stage %s', (status, stage) => {
    expect(convert({ status }).stage).toBe(stage);
  });

  test('keeps what is said in place of a number, and a period that stands alone', () => {
    const measure = {
      name: 'Wait',
      type: 'unknown',
      unit: 'weeks',
      baselinePeriod: 'before',
      resultPeriod: null,
    } as const;
    const { measures } = convert({ measures: [{ ...measure, baseline: '10-15', result: null }] });
    expect(measures).toEqual([
      { id: 'measure-1', name: 'Wait', unit: 'weeks', baseline: { words: '10-15', period: 'before' }, points: [] },
    ]);
    const alone = convert({ measures: [{ ...measure, baseline: null, result: 2 }] });
    expect(alone.measures[0]).toMatchObject({ baseline: { period: 'before' }, result: { value: 2 } });
  });

  test('puts its points under their measures, and makes one where there is none', () => {
    const point = (measure: string, date: string, value: number) => ({ measure, date, value });
    const { measures } = convert({
      measures: [
        {
          name: 'A',
          type: 'process',
          unit: '%',
          baseline: null,
          baselinePeriod: null,
          result: null,
          resultPeriod: null,
        },
      ],
      dataPoints: [
        point('A', '2025 (5 months)', 1),
        point('B', 'week 2', 2),
        point('A', '2011-11 to 2013-03', 3),
        point('A', '2024-06', 4),
      ],
    });
    expect(measures).toEqual([
      {
        id: 'measure-1',
        name: 'A',
        type: 'process',
        unit: '%',
        points: [
          { on: '2025', value: 1, note: '5 months' },
          { on: 'November 2011 to March 2013', value: 3 },
          { on: '2024-06', value: 4 },
        ],
      },
      { id: 'measure-2', name: 'B', points: [{ on: 'week 2', value: 2 }] },
    ]);
  });

  test('keeps its cycles in order with their titles', () => {
    const { cycles } = convert({
      pdsaCycles: [
        { title: 'Cycle 5', plan: 'Ask', do: 'Asked', study: 'They said', act: 'Adopt' },
        { title: 'Cycle 6', plan: null, do: null, study: null, act: 'Ask users' },
      ],
    });
    expect(cycles).toEqual([
      { id: 'cycle-1', title: 'Cycle 5', planWhat: 'Ask', happened: 'Asked', learned: 'They said', act: 'adopt' },
      { id: 'cycle-2', title: 'Cycle 6', next: 'Ask users' },
    ]);
  });

  test('of another shape is refused', () => {
    expect(() => fromDescription({ ...lineWith({}), extra: 1 }, judgements)).toThrow();
    expect(() => fromDescription(lineWith({ startDate: 'last summer' }), judgements)).toThrow();
  });
});

test('an id is half of the SHA-256 of the address', async () => {
  // printf 'https://example.org/' | openssl dgst -sha256 -binary | head -c 16 | basenc --base64url
  expect(await describedProjectId('https://example.org/')).toBe('gZjRusQKEDNlOnjkiADO_A');
});
