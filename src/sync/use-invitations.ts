import { useCallback, useEffect, useState } from 'react';
import { type Invitation, invitationsAnswerSchema, withdrawGrantAnswerSchema } from '../protocol/grants.ts';
import { useSync } from './sync-context.tsx';
import type { TransportProblem } from './transport.ts';

type Invitations =
  | { at: 'asking' }
  | { at: 'known'; open: readonly Invitation[] }
  | { at: 'failed'; problem: TransportProblem };

/** The invitations into a scope that nobody has used yet, as the server knows them. `look` asks again. */
export function useInvitations(scope: string) {
  const { transport } = useSync();
  const [invitations, setInvitations] = useState<Invitations>({ at: 'asking' });
  const look = useCallback(async () => {
    const answer = await transport.post('/v1/grants/open', { scope }, invitationsAnswerSchema);
    setInvitations(
      answer.ok ? { at: 'known', open: answer.value.invitations } : { at: 'failed', problem: answer.error },
    );
  }, [transport, scope]);
  useEffect(() => void look(), [look]);
  /** @returns why it could not be taken back */
  const withdraw = async (id: string): Promise<TransportProblem | undefined> => {
    const answer = await transport.post('/v1/grants/withdraw', { scope, id }, withdrawGrantAnswerSchema);
    await look();
    return answer.ok ? undefined : answer.error;
  };
  return { invitations, look, withdraw };
}
