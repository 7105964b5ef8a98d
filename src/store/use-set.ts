import { useState } from 'react';
import type { Pass } from '../domain/identifiers/pass.ts';
import { cleanLine } from '../domain/text/clean.ts';
import { sameValue } from '../protocol/canonical.ts';
import { discard } from './outbox.ts';
import type { Saved } from './save.ts';
import { useStore } from './store-context.tsx';
import type { FieldTarget } from './use-edited.ts';
import { useSaveNow } from './use-save-now.ts';
import type { Stuck, WorkingCopy } from './working-copy.ts';

export type EditedSet = {
  items: readonly string[];
  /** The whole list as it should be: what is new is added, what is gone is removed, one mutation each. */
  onItems(next: readonly string[]): void;
  /** Items that are held or came back: they are in no list until they are mended. */
  stuck: readonly Stuck[];
  takeOut(stuck: Stuck): void;
  /** Puts another item in the place of one that is held. */
  instead(stuck: Stuck, item: string): void;
  /** Says why it may stand: it is added with that. */
  pass(stuck: Stuck, pass: Pass): void;
  saved: readonly Saved[] | undefined;
  failed: unknown;
};

/** A set of short texts under a person's hands. */
export function useSet(copy: WorkingCopy, { record, kind, field }: FieldTarget): EditedSet {
  const { vault } = useStore();
  const { saveNow, failed } = useSaveNow();
  const [saved, setSaved] = useState<readonly Saved[]>();
  const [unsaved, setUnsaved] = useState<readonly string[]>();
  const stored = copy.records.find(({ id }) => id === record)?.values[field];
  const there = Array.isArray(stored) ? stored.map(String) : [];

  const onItems = async (next: readonly string[]) => {
    const missing = (from: readonly string[], among: readonly string[]) =>
      from.filter((item) => !among.some((other) => sameValue(item, other)));
    const target = { scope: copy.scope, record, kind, field };
    const changes = [
      ...missing(there, next).map((payload) => ({ ...target, op: 'remove' as const, payload })),
      ...missing(next, there).map((item) => ({ ...target, op: 'add' as const, payload: cleanLine(item) })),
    ];
    if (changes.length === 0) return;
    const done = await saveNow(changes);
    setSaved(done);
    setUnsaved(done === undefined ? next : undefined);
  };

  const replace = async (stuck: Stuck, item: string, passed: readonly Pass[]) => {
    const op = 'add' as const;
    const change = { scope: copy.scope, record, kind, field, op, payload: cleanLine(item), passed };
    const done = item.trim() === '' ? [] : await saveNow([change]);
    setSaved(done);
    if (done !== undefined) await discard(vault, stuck.mid);
  };

  return {
    // What could not be saved stays in view, so that it can be tried again.
    items: unsaved ?? there,
    onItems: (next) => void onItems(next),
    stuck: copy.stuck.filter((one) => one.record === record && one.field === field && one.op !== 'redact'),
    takeOut: ({ mid }) => void discard(vault, mid),
    instead: (held, item) => void replace(held, item, []),
    pass: (held, pass) => void replace(held, String(held.payload), [pass]),
    saved,
    failed,
  };
}
