import { Link } from 'react-router';
import type { Role, TeamChange } from '../../../domain/team/membership.ts';
import { content } from './content.ts';

export interface MemberProps {
  name?: string | undefined;
  role?: Role | undefined;
  isMe: boolean;
  /** What was asked for them, and is not sent yet. */
  onTheWay: TeamChange['to'] | undefined;
  /** Where their place in the team can be changed; undefined for whoever may not. */
  change: string | undefined;
}

/** One person of the team: who, what they may do, and what is about to change. */
export function Member({ name = '', role, isMe, onTheWay, change }: MemberProps) {
  const called = name.trim() || (isMe ? content.you : content.unnamed);
  const isYou = isMe && name.trim() === '';
  const roles = isYou ? content.youRoles : content.roles;
  return (
    <li className="d-tasks__row">
      <div className="d-tasks__text">
        <bdi>{called}</bdi>
        {role !== undefined && <span className="d-soft"> {roles[role]}</span>}
        {onTheWay !== undefined && <div className="d-tasks__hint">{content.onTheWay[onTheWay]}</div>}
      </div>
      {change !== undefined && (
        <Link to={change}>
          {content.change}
          <span className="d-visually-hidden">: {called}</span>
        </Link>
      )}
    </li>
  );
}
