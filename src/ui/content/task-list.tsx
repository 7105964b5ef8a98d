import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Tag } from './tag.tsx';

export type TaskStatus = 'done' | 'started' | 'empty' | 'needs-you';

export interface Task {
  title: string;
  to: string;
  hint?: ReactNode;
  status: TaskStatus;
  /** In place of the status' own word: "2 cycles". */
  statusText?: string | undefined;
}

const LABELS: Record<TaskStatus, string> = {
  done: 'Done',
  started: 'Started',
  empty: 'Empty',
  'needs-you': 'Needs you',
};
const SIGNS: Record<TaskStatus, string | undefined> = { done: '✓', started: '◐', empty: undefined, 'needs-you': '!' };

/** The parts of a piece of work: a link to each, and how far it is. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="d-tasks">
      {tasks.map(({ title, to, hint, status, statusText }) => (
        <li className="d-tasks__row" key={to}>
          <div className="d-tasks__text">
            <Link className="d-stretched" to={to}>
              {title}
            </Link>
            {hint !== undefined && (
              <div className="d-tasks__hint" dir="auto">
                {hint}
              </div>
            )}
          </div>
          <Tag look={status} sign={SIGNS[status]}>
            {statusText ?? LABELS[status]}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
