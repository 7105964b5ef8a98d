import type { Head } from '../../../protocol/field-state.ts';
import type { History } from '../../../store/history.ts';
import { isOneHand } from '../../../store/one-hand.ts';
import type { Conflict, WorkingCopy } from '../../../store/working-copy.ts';
import { content as historyWords } from '../history/content.ts';
import { content } from './content.ts';
import { whenWas, whoIs } from './who-is.ts';

/** One of the values that stand beside one another, with who wrote it and when: no two of them under the same name. */
export type Side = { id: string; value: unknown; mine: boolean; name: string };

export type Sides = { title: string; sides: readonly Side[] };

type Known = {
  copy: WorkingCopy;
  me: string;
  /** Of the field: it knows on which device each was written. */
  history: History;
  /** Of the field. */
  label: string;
};

/** The values of a conflict, and what it is called: by whose hands, and where one's own are all of them, on which devices. */
export function sidesOf(conflict: Conflict, { copy, me, history, label }: Known): Sides {
  const { shown, by, beside } = conflict;
  const heads = [{ value: shown, by }, ...beside.map((head) => ({ value: head.value, by: head }))];
  const mine = heads.filter((one) => isMine(one.by, me));
  const here = heads.map((one) => isHere(one.by, history));
  const names = heads.map((one, at) => {
    if (one.by === undefined) return content.conflict.onItsWay;
    const who = whoIs(copy, one.by.person, me);
    const device = historyWords.device[here[at] === true ? 'here' : 'other'];
    // Where only one of them is one's own, its name is enough.
    const named = isMine(one.by, me) && mine.length > 1 ? `${who}, ${device}` : who;
    return content.conflict.side(named, whenWas(one.by.madeAt, receivedAt(one.by, history)));
  });
  const numbered = heads.length > 2 || new Set(names).size < names.length;
  return {
    title: titleOf(conflict, { me, label, here }),
    sides: heads.map(({ value, by: head }, at) => ({
      id: head?.versions[0] ?? 'on-its-way',
      value,
      mine: isMine(head, me),
      name: numbered ? content.conflict.numbered(at, names[at] ?? '') : (names[at] ?? ''),
    })),
  };
}

/** What is on its way has nobody's name yet: it is this device's own. */
const isMine = (by: Head | undefined, me: string): boolean => by === undefined || by.person === me;

const isHere = (by: Head | undefined, { entries }: History): boolean =>
  by === undefined || entries.some(({ mid, here }) => here && by.versions.includes(mid));

const receivedAt = ({ versions }: Head, { entries }: History): string | undefined =>
  entries.find(({ mid }) => versions.includes(mid))?.receivedAt;

function titleOf(
  conflict: Conflict,
  { me, label, here }: { me: string; label: string; here: readonly boolean[] },
): string {
  const words = content.conflict;
  if (here.length > 2) return words.several(label, here.length);
  if (!isOneHand(conflict, me)) return words.title(label);
  return new Set(here).size > 1 ? words.twoDevices(label) : words.twice(label);
}
