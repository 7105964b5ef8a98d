import type { ReportAbout } from '../../src/domain/report/report.ts';
import { mutationBy, randomId, type TestDevice, valuesOf } from './test-device.ts';
import type { TestServer } from './test-server.ts';

/** A reader's report, as the app sends it: the words first. */
export function reportOf(reader: TestDevice, project: string, about: ReportAbout, words = 'Bed 4 is Mrs Ashby') {
  const record = randomId();
  const place = { scope: `person:${reader.id}`, record, kind: 'report' };
  const payload = { project, version: 1, about, at: '2026-03-01T09:40:00.000Z' };
  const mutations = [
    mutationBy(reader, { ...place, field: 'words', payload: words }),
    mutationBy(reader, { ...place, field: 'about', payload }),
  ];
  return { ...place, mutations };
}

/** What the reader is told. */
export const toldReader = async (server: TestServer, reader: TestDevice, record: string) =>
  valuesOf(await server.fieldState(reader, `person:${reader.id}`, record, 'progress'))[0];

/** What a desk has of reports, by the name it has there. */
export async function reportsAt(server: TestServer, moderator: TestDevice, desk: string) {
  const rows = await server.pullRows(moderator, desk);
  return rows.filter(({ kind, field }) => kind === 'desk-report' && field === 'about');
}

export const answerTo = (moderator: TestDevice, desk: string, record: string, payload: object) =>
  mutationBy(moderator, { scope: desk, record, kind: 'desk-report', field: 'answer', payload });
