import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../scripts/csv.ts';
import { organisationsFromCsv, toJson } from '../../scripts/make-organisations.ts';
import {
  icbs,
  LISTED_ORGANISATIONS,
  organisationByCode,
  searchOrganisations,
} from '../../src/domain/organisation/directory.ts';
import { organisationSchema } from '../../src/domain/organisation/organisation.ts';
import { dataFile } from './described.ts';

const csv = dataFile('reference/organisations.csv');
const codes = (query: string, limit?: number) => searchOrganisations(query, limit).map(({ code }) => code);

describe('the list', () => {
  test('is what the table gives: otherwise run scripts/make-organisations.ts', () => {
    expect(toJson([...LISTED_ORGANISATIONS])).toBe(toJson(organisationsFromCsv(csv)));
  });

  test('has every code once, and each integrated care board that it names', () => {
    expect(new Set(LISTED_ORGANISATIONS.map(({ code }) => code)).size).toBe(LISTED_ORGANISATIONS.length);
    const boards = new Map(icbs().map(({ code, shortName }) => [code, shortName]));
    for (const { icb, icbName } of LISTED_ORGANISATIONS) {
      if (icb !== undefined) expect(boards.get(icb)).toBe(icbName);
    }
  });

  test('has what is open and nothing else', () => {
    const rows = parseCsv(csv);
    expect(rows).toHaveLength(404);
    const open = (type: RegExp) => rows.filter((row) => type.test(row.type ?? '') && row.status?.startsWith('active'));
    expect(LISTED_ORGANISATIONS.filter(({ type }) => type === 'trust')).toHaveLength(open(/_trust$/).length);
    expect(icbs()).toHaveLength(36);
    expect(icbs()).toHaveLength(open(/^icb$/).length);
    expect(organisationByCode('RVJ')).toBeUndefined();
    expect(organisationByCode('QHG')).toBeUndefined();
  });

  test('fits the organisation of a record', () => {
    for (const { name, code, icb } of LISTED_ORGANISATIONS) {
      expect(organisationSchema.safeParse({ name, code, ...(icb && { icb }) }).success).toBe(true);
    }
  });

  test('is small', () => {
    expect(toJson([...LISTED_ORGANISATIONS]).length).toBeLessThan(60_000);
  });
});

describe('search', () => {
  test.each([
    ['nottingham', 'RX1'],
    ['Nottingham University Hospitals NHS Trust', 'RX1'],
    ['NUH', 'RX1'],
    ['QMC', 'RX1'],
    ['rx1', 'RX1'],
    ['nottingham icb', 'QT1'],
    ['Nottingham Integrated Care Board', 'QT1'],
    ['elft', 'RWK'],
    ['gosh', 'RP4'],
    ["king's mill", 'RK5'],
    ['kings mill', 'RK5'],
    ['King’s Mill Hosp', 'RK5'],
    ['derriford', 'RK9'],
    ['leicester royal', 'RWE'],
    ['weston general', 'RA7'],
    ['guys st thomas', 'RJ1'],
    ['bolton', 'RMC'],
    ['west of england', 'HIN-WEST'],
    ['West of England AHSN', 'HIN-WEST'],
    ['hi-west', 'HIN-WEST'],
  ])('%s finds %s first', (query, code) => {
    expect(codes(query)[0]).toBe(code);
  });

  test('finds by town, after those whose name has the word', () => {
    expect(codes('nottingham')).toEqual(['RX1', 'QT1', 'NR3', 'RHA', 'RX9']);
  });

  test('needs every word', () => {
    expect(codes('nottingham ambulance')).toEqual(['RX9']);
    expect(codes('nottingham zebra')).toEqual([]);
  });

  test.each(['', '   ', '!?', 'zzz'])('%j finds nothing', (query) => {
    expect(codes(query)).toEqual([]);
  });

  test('gives no more than asked for', () => {
    expect(codes('university', 3)).toHaveLength(3);
  });

  test('works over any list', () => {
    const list = [{ code: 'X1', name: 'Élan Care', type: 'trust' as const }];
    expect(searchOrganisations('elan', 5, list)).toEqual(list);
  });
});

test('a code is found in any case', () => {
  expect(organisationByCode(' rx1 ')?.name).toBe('Nottingham University Hospitals NHS Trust');
  expect(organisationByCode('nope')).toBeUndefined();
});

test('a table may quote its cells', () => {
  expect(parseCsv('a,b\r\n"1, ""one""",2\r\n\r\n3,"x\ny"\r\n')).toEqual([
    { a: '1, "one"', b: '2' },
    { a: '3', b: 'x\ny' },
  ]);
});
