import { useState } from 'react';
import { removal, restoration } from '../../../store/removal.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import type { Stuck, WorkingCopy } from '../../../store/working-copy.ts';

/** Takes records away, and brings the last one back with what was held in it. */
export function useRemoval<R extends { id: string }>(copy: WorkingCopy, kind: string) {
  const { saveNow, failed } = useSaveNow();
  const [last, setLast] = useState<{ record: R; stuck: Stuck[] }>();

  const remove = async (record: R) => {
    const stuck = copy.stuck.filter((one) => one.record === record.id);
    if ((await saveNow([removal(copy, record.id, kind)])) !== undefined) setLast({ record, stuck });
  };
  const bringBack = async () => {
    if (last === undefined) return;
    const held = last.stuck.map(({ scope, record, field, payload, message }) => ({
      ...{ scope, record, kind, field, payload, cure: message },
      op: 'set' as const,
    }));
    const saved = await saveNow([restoration(copy, last.record.id, kind), ...held]);
    if (saved !== undefined) setLast(undefined);
  };

  return { remove, removed: last?.record, bringBack: () => void bringBack(), failed };
}
