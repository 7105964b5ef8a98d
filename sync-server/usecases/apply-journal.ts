import type { Redaction, StoredWithdrawal } from '../storage/storage.ts';
import { noteBroughtBack } from './bring-back-audit.ts';
import type { JournalEntry } from './journal.ts';
import { redactAsServer } from './redact-as-server.ts';
import { reviseArchive } from './revise-archive.ts';
import { inUnit, type Service, type Unit } from './service.ts';
import { withdrawProject } from './withdraw-project.ts';
import { auditRows } from './write-audit.ts';

/**
 * Brings database and journal together, at each start (S28). What the database lacks was done after the backup that it was restored
 * from, and is done again. What the journal lacks is written into it: somebody may have moved it to an empty place.
 *
 * @returns how many entries were applied
 */
export async function applyJournal(service: Service): Promise<number> {
  const written = await service.journal.read();
  const inDatabase = await service.storage.read(async (tx) => [
    ...(await knownEntries(tx)),
    ...(await auditEntries(tx)),
  ]);
  const unwritten = unwrittenIn(written, inDatabase);
  if (unwritten.length > 0) await service.journal.append(unwritten);

  const [entries, known] = [byKey(written), byKey(inDatabase)];
  const lacking = [...entries].filter(([key]) => !known.has(key)).map(([, entry]) => entry);
  if (lacking.some(({ what }) => what === 'audit')) await bringAuditBack(service, written);
  const missing = lacking.filter(({ what }) => what !== 'audit');
  if (missing.length === 0) return 0;
  await inUnit(service, async (unit) => {
    const redactions = missing.flatMap((entry) => (entry.what === 'redaction' ? [redactionOf(entry)] : []));
    // Known before anything is told again: what was taken out is not written a second time.
    await unit.tx.redactions.put(redactions);
    // A desk is told by what it was sent, which is erased next.
    const withdrawn = missing.flatMap((entry) => (entry.what === 'withdrawal' ? [withdrawalOf(entry)] : []));
    for (const each of withdrawn) await withdrawProject(unit, each);
    await redactAgain(unit, redactions);
    await reviseArchive(unit);
    // The journal has all of this already, but what was erased at desks because of it.
    unit.toJournal = unit.toJournal.filter((entry) => !entries.has(keyOf(entry)));
  });
  await service.storage.scrub();
  return missing.length;
}

/** Before anything else is written down. */
async function bringAuditBack(service: Service, written: readonly JournalEntry[]): Promise<void> {
  await service.storage.write((tx) => noteBroughtBack(tx, written, service.clock().toISOString()));
  const rows = await service.storage.read(auditEntries);
  const unwritten = unwrittenIn(await service.journal.read(), rows);
  if (unwritten.length > 0) await service.journal.append(unwritten);
}

async function redactAgain(unit: Unit, redactions: readonly Redaction[]): Promise<void> {
  const byField = Map.groupBy(redactions, ({ scope, record, field, at, person, reason }) =>
    JSON.stringify([scope, record, field, at, person, reason]),
  );
  for (const group of byField.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { scope, record, field, at, person, reason } = first;
    const mids = new Set(group.map(({ mid }) => mid));
    const place = { scope, record, field };
    await redactAsServer(unit, { place, isNamed: ({ mid }) => mids.has(mid), redacted: { at, person, reason } });
  }
  // Also what the log lacks: its device may send it again.
  await unit.tx.redactions.put(redactions);
}

/** What a database knows as withdrawn and redacted. */
export async function knownEntries(tx: Unit['tx']): Promise<JournalEntry[]> {
  const redactions = (await tx.redactions.all()).map((each) => ({ what: 'redaction' as const, ...each }));
  const withdrawals = (await tx.withdrawals.all()).map(({ requests, ...each }) => {
    return { what: 'withdrawal' as const, ...each, requests: [...requests] };
  });
  return [...redactions, ...withdrawals];
}

/** The audit log of a database, as the journal has it. */
export async function auditEntries(tx: Unit['tx']): Promise<JournalEntry[]> {
  return (await auditRows(tx)).map((entry) => ({ what: 'audit', at: entry.at, entry }));
}

/** What a database knows and a journal lacks. */
export function unwrittenIn(written: readonly JournalEntry[], known: readonly JournalEntry[]): JournalEntry[] {
  const keys = new Set(written.map(keyOf));
  return known.filter((entry) => !keys.has(keyOf(entry)));
}

const redactionOf = ({ what: _, ...redaction }: Extract<JournalEntry, { what: 'redaction' }>): Redaction => redaction;

const withdrawalOf = ({ what: _, ...withdrawal }: Extract<JournalEntry, { what: 'withdrawal' }>): StoredWithdrawal =>
  withdrawal;

const byKey = (entries: readonly JournalEntry[]) => new Map(entries.map((entry) => [keyOf(entry), entry]));

function keyOf(entry: JournalEntry): string {
  switch (entry.what) {
    case 'redaction':
      return `${entry.scope} ${entry.mid}`;
    case 'withdrawal':
      return `withdrawal ${entry.project} ${entry.mid}`;
    case 'audit':
      return `audit ${entry.entry.seq} ${entry.entry.hash}`;
  }
}
