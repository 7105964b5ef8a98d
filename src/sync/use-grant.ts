import { useState } from 'react';
import type { Role } from '../domain/team/membership.ts';
import { grantFragment } from '../protocol/grants.ts';
import { createGrant } from './grants.ts';
import { useSync } from './sync-context.tsx';
import type { TransportProblem } from './transport.ts';

export type GrantLink =
  | { at: 'none' }
  | { at: 'asking' }
  | { at: 'made'; link: string; role: Role; expiresAt: string }
  | { at: 'failed'; problem: TransportProblem };

/** A link that lets one other in. What waits is sent first: the server may not know the scope yet. */
export function useGrant(scope: string | undefined) {
  const { engine, transport } = useSync();
  const [grant, setGrant] = useState<GrantLink>({ at: 'none' });
  const make = async (role: Role) => {
    if (scope === undefined) return;
    setGrant({ at: 'asking' });
    await engine.sendNow();
    const made = await createGrant(transport, scope, role);
    if (!made.ok) return setGrant({ at: 'failed', problem: made.error });
    const { secret, expiresAt } = made.value;
    const link = `${window.location.origin}/join${grantFragment({ scope, secret, role })}`;
    setGrant({ at: 'made', link, role, expiresAt });
  };
  return { grant, make };
}
