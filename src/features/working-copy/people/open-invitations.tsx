import { useEffect, useState } from 'react';
import type { Invitation } from '../../../protocol/grants.ts';
import { usePerson } from '../../../store/use-store.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { useInvitations } from '../../../sync/use-invitations.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { whenWas, whoIs } from '../fields/who-is.ts';
import { content } from './content.ts';

/**
 * The links into this project that nobody has used yet, and a way to take each back. The server has the list.
 *
 * @param made changes when this page has made another
 */
export function OpenInvitations({ copy, made }: { copy: WorkingCopy; made: string }) {
  const { invitations, look, withdraw } = useInvitations(copy.scope);
  const me = usePerson();
  const [told, setTold] = useState('');
  const words = content.open;
  useEffect(() => {
    if (made !== '') void look();
  }, [made, look]);
  const takeBack = async ({ id }: Invitation) => {
    const problem = await withdraw(id);
    setTold(problem === undefined ? words.withdrawn : words.failed);
  };
  const open = invitations.at === 'known' ? invitations.open : [];
  const by = (person: string | null) => whoIs(copy, person ?? '', me ?? '');
  return (
    <div className="d-section">
      <h3>{words.title}</h3>
      {invitations.at === 'failed' && <p>{words.offline}</p>}
      {invitations.at === 'known' && open.length === 0 && <p>{words.none}</p>}
      {open.length > 0 && (
        <ul className="d-tasks">
          {open.map((one) => (
            <li className="d-tasks__row" key={one.id}>
              <div className="d-tasks__text">
                {words.role[one.role]}
                <div className="d-tasks__hint" dir="auto">
                  {words.line(by(one.by), whenWas(one.madeAt), whenWas(one.expiresAt))}
                </div>
              </div>
              <Button
                small
                look="secondary"
                hiddenText={`: ${words.role[one.role]}`}
                onClick={() => void takeBack(one)}
              >
                {words.withdraw}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status">{told}</p>
    </div>
  );
}
