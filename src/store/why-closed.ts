import type { ScopeRow } from './vault-db.ts';

/** What a row of a scope says of why its work is not taken, as a code. */
export const turnedAway = (row: ScopeRow | undefined): string | undefined => row?.lost ?? row?.refused;
