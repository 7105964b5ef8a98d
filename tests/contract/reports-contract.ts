import { describe, expect, test } from 'vitest';
import { LATER, NOW, type OpenStorage, storageUnderTest } from './storage-under-test.ts';

/** Which reader reported what, and where it waits. */
export const reportsContract = (open: OpenStorage) =>
  describe('reports', () => {
    const { read, write } = storageUnderTest(open);

    test('a report is found by its id, at the desk where it is now as long as it is open, and counted by its reader', async () => {
      const report = (id: string, more = {}) => ({
        ...{ id, scope: 'person:a', record: `of ${id}`, project: 'p1', desks: ['desk:RX1'], at: NOW, closedAt: null },
        ...more,
      });
      const moved = report('r1', { desks: ['desk:RX1', 'desk:QT1'] });
      await write(async ({ reports }) => {
        await reports.put(report('r1'));
        await reports.put(report('r2', { closedAt: LATER }));
        await reports.put(report('r3', { at: LATER, scope: 'person:b' }));
        await reports.put(moved);
      });
      expect(await read(({ reports }) => reports.find('r1'))).toEqual(moved);
      expect(await read(({ reports }) => reports.find('r9'))).toBeUndefined();
      expect(await read(({ reports }) => reports.openAt('desk:QT1'))).toEqual([moved]);
      expect((await read(({ reports }) => reports.openAt('desk:RX1'))).map(({ id }) => id)).toEqual(['r3']);
      expect(await read(({ reports }) => reports.countSince('person:a', '2026-01-01T00:00:00.000Z'))).toBe(2);
      expect(await read(({ reports }) => reports.countSince('person:a', NOW))).toBe(0);
    });
  });
