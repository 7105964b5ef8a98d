import { projectKind } from '../domain/project/project.ts';
import type { Fate } from './brought-change.ts';
import type { FileChange, FileFault, FileItem, LineProblem, Reader } from './read-work-file.ts';
import type { Holding, WorkHead } from './work-file-format.ts';

/** What a file would bring, before anything is written. */
export type FileReport = {
  head: WorkHead;
  /** Whether it is of this device's person. */
  mine: boolean;
  /** What is not on this device yet, by project. */
  fresh: Holding[];
  /** Of those, what would be carried for somebody else. */
  carried: Holding[];
  here: number;
  /** Forms that are half filled in, and not here. */
  drafts?: number;
  /** Somebody else's: sent already, or in need of its author. Neither is brought. */
  sentAlready: number;
  asksItsAuthor: number;
  /** Lines that are not taken, and why. */
  refused: { line: number; why: LineProblem }[];
  /** What the file said it holds, and does not hold any more. */
  missing: Holding[];
  fault: FileFault | undefined;
};

type Judge = (change: FileChange) => { here: boolean; fate: Fate };

/** Takes down what a file holds, item by item, and nothing of what is written in it. */
export function createNotes() {
  let head: WorkHead | undefined;
  let fault: FileFault | undefined = 'cut';
  const titles = new Map<string, string>();
  const counts = {
    mine: new Map<string, number>(),
    carried: new Map<string, number>(),
    seen: new Map<string, number>(),
  };
  const mids = new Set<string>();
  const told = { here: 0, sentAlready: 0, asksItsAuthor: 0 };
  const refused: FileReport['refused'] = [];

  function takeChange(change: FileChange, judge: Judge): void {
    const { mid, scope } = change.mutation;
    count(counts.seen, scope);
    const { here, fate } = judge(change);
    if (here || mids.has(mid)) told.here += 1;
    else if (fate === 'sent-already') told.sentAlready += 1;
    else if (fate === 'asks-its-author') told.asksItsAuthor += 1;
    else count(counts[fate], scope);
    mids.add(mid);
  }

  return {
    take(item: FileItem, judge: Judge): void {
      if (item.is === 'head') {
        head = item.head;
        for (const { scope, title } of item.head.holds) if (title !== '') titles.set(scope, title);
      } else if (item.is === 'change') {
        noteTitle(titles, item.change);
        takeChange(item.change, judge);
      } else if (item.is === 'refused') refused.push({ line: item.line, why: item.why });
      else if (item.is === 'end') fault = item.fault;
    },
    report(reader: Reader): FileReport | undefined {
      if (head === undefined) return undefined;
      const listed = (of: Map<string, number>): Holding[] =>
        [...of].map(([scope, changes]) => ({ scope, title: titles.get(scope) ?? '', changes }));
      const missing = head.holds.flatMap((holding) => {
        const changes = holding.changes - (counts.seen.get(holding.scope) ?? 0);
        return changes > 0 ? [{ ...holding, changes }] : [];
      });
      const mine = reader.devices.has(head.device);
      const [fresh, carried] = [listed(counts.mine), listed(counts.carried)];
      return { head, mine, fresh, carried, ...told, refused, missing, fault };
    },
  };
}

function count(of: Map<string, number>, scope: string): void {
  of.set(scope, (of.get(scope) ?? 0) + 1);
}

/** What the changes themselves call their project. */
function noteTitle(titles: Map<string, string>, { mutation: { scope, kind, field, payload } }: FileChange): void {
  if (kind !== projectKind.name || field !== 'title' || typeof payload !== 'string') return;
  if (payload.trim() !== '') titles.set(scope, payload.trim().slice(0, 500));
}
