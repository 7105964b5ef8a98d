import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/protocol/canonical.ts';
import { SCHEMA_VERSION } from '../../src/protocol/version.ts';
import type { DraftRow } from './scope-draft.ts';

/** Who stands as device and person on the rows that the server writes. */
export const SERVER = 'server';

/**
 * A mutation id that is the same for the same cause, so that doing something twice writes once. Everybody can work it out beforehand, so
 * it is of a kind that no device may use: else a row of theirs would stand where the server is to write.
 */
export const serverMid = (cause: readonly string[]): string =>
  `server-${createHash('sha256').update(canonicalJson(cause)).digest().subarray(0, 16).toString('base64url')}`;

/** Whether an id is of the kind that only the server gives. */
export const isServerMid = (mid: string): boolean => /^server-[\w-]{22}$/.test(mid);

type Said = Pick<DraftRow, 'mid' | 'record' | 'kind' | 'field' | 'op' | 'base' | 'payload' | 'madeAt'>;

/** A row of the server's own. It was never sent, so it has no bytes to compare another with. */
export const serverRow = (said: Said): DraftRow => ({
  ...said,
  by: SERVER,
  person: SERVER,
  schemaVersion: SCHEMA_VERSION,
  hash: '',
  status: 'applied',
});
