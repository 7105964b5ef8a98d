import { fieldOf } from '../kinds.ts';
import { isIdentifierName } from './name.ts';
import { findIdentifier } from './stop.ts';

/** What the stop looks at in a change, on the device and on the server alike. */
type Looked = { record: string; kind: string; field: string; payload?: unknown };
type Place = 'record' | 'kind' | 'field' | 'payload';

const SHA256 = /^[0-9a-f]{64}$/;

/** Where in a change an NHS number stands; undefined for nowhere. */
export function identifierIn(change: Looked): Place | undefined {
  const { kind, field, payload } = change;
  return (
    identifierNaming(change) ??
    (findIdentifier(withoutHash(kind, field, payload)) === undefined ? undefined : 'payload')
  );
}

/** Which of the names of a change is an NHS number, or has one. Nobody writes these: there is no reason why it may stand. */
export function identifierNaming({ record, kind, field }: Looked): Exclude<Place, 'payload'> | undefined {
  if (isIdentifierName(record)) return 'record';
  if (findIdentifier(kind) !== undefined) return 'kind';
  return findIdentifier(field) === undefined ? undefined : 'field';
}

/** The value without the hash that its field says it has: about 1 hash in 150 has what looks like an NHS number. */
export function withoutHash(kind: string, field: string, payload: unknown): unknown {
  const key = fieldOf(kind, field)?.hash;
  if (key === undefined || typeof payload !== 'object' || payload === null || !Object.hasOwn(payload, key))
    return payload;
  const { [key]: hash, ...rest } = payload as Record<string, unknown>;
  return typeof hash === 'string' && SHA256.test(hash) ? rest : payload;
}
