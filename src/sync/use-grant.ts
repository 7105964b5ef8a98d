import { useState } from 'react';
import type { Role } from '../domain/team/membership.ts';
import { grantFragment } from '../protocol/grants.ts';
import { createGrant } from './grants.ts';
import { useSync } from './sync-context.tsx';
import type { TransportProblem } from './transport.ts';

export type GrantLink =
  | { at: 'none' }
  | { at: 'asking' }
  | { at: 'made'; link: string; expiresAt: string }
  | { at: 'failed'; problem: TransportProblem };

/** A link that lets one other in. What waits is sent first: the server may not know the scope yet. */
export function useGrant(scope: string | undefined, role: Role) {
  const { engine, transport } = useSync();
  const [grant, setGrant] = useState<GrantLink>({ at: 'none' });
  const make = async () => {
    if (scope === undefined) return;
    setGrant({ at: 'asking' });
    await engine.sendNow();
    const made = await createGrant(transport, scope, role);
    if (!made.ok) return setGrant({ at: 'failed', problem: made.error });
    const link = `${window.location.origin}/join${grantFragment(made.value)}`;
    setGrant({ at: 'made', link, expiresAt: made.value.expiresAt });
  };
  return { grant, make };
}
