import { type ReactNode, useId } from 'react';
import type { HistoryEntry } from '../../../store/history.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { Tag } from '../../../ui/content/tag.tsx';
import { whenWas, whoIs } from '../fields/who-is.ts';
import { content } from './content.ts';

export interface EntryFrameProps {
  copy: WorkingCopy;
  me: string;
  entry: HistoryEntry;
  /** What it is about, where a list is about several things. */
  about?: string | undefined;
  stands?: boolean;
  children: ReactNode;
}

/** One change in a history: what, who, when, what became of it, and what can be done. */
export function EntryFrame({ copy, me, entry, about, stands = false, children }: EntryFrameProps) {
  const id = useId();
  const state = content.state[entry.state];
  const who = whoWas(copy, me, entry);
  return (
    <li className="d-history__entry">
      <article aria-labelledby={id}>
        <h2 className="d-history__who" id={id} dir="auto">
          {about === undefined ? who : about}
        </h2>
        {about !== undefined && (
          <p className="d-soft d-small d-flush" dir="auto">
            {who}
          </p>
        )}
        {(state !== '' || stands || entry.settled) && (
          <p className="d-history__state">
            {stands && <Tag look="in-progress">{content.stands}</Tag>}
            {entry.settled && <Tag>{content.settled}</Tag>}
            {state !== '' && <Tag {...(entry.state === 'needs-you' && { look: 'needs-you' })}>{state}</Tag>}
          </p>
        )}
        {children}
      </article>
    </li>
  );
}

/** "You, on another device, 5:30pm today"; of what is nobody's own, that the server put it together. */
export function whoWas(
  copy: WorkingCopy,
  me: string,
  { person, here, madeAt, receivedAt, state }: HistoryEntry,
): string {
  if (state === 'together') return content.putTogether(whenWas(madeAt));
  const who = whoIs(copy, person, me);
  const device = here ? content.device.here : content.device.other;
  return content.who(person === me ? `${who}, ${device}` : who, whenWas(madeAt, receivedAt));
}
