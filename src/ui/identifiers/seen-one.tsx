import { useState } from 'react';
import type { SeenWords } from '../../domain/identifiers/mended.ts';
import type { Pass } from '../../domain/identifiers/pass.ts';
import { Button } from '../actions/button.tsx';
import { ButtonRow } from '../actions/button-row.tsx';
import { ReasonForm } from './reason-form.tsx';
import { BECAUSE, MAY_TELL, WORDS } from './words.ts';

export interface SeenOneProps {
  id: string;
  one: SeenWords;
  onMend: () => void;
  onPass: ((pass: Pass) => void) | undefined;
  identifies: ((note: string) => boolean) | undefined;
  /** A desk said no to it. */
  declined: boolean;
}

const AROUND = 40;

/** One thing that was seen: the very words, marked, why they can tell who somebody is, and the two ways on. */
export function SeenOne({ id, one, onMend, onPass, identifies = () => false, declined }: SeenOneProps) {
  const [asking, setAsking] = useState(false);
  const { type, why, words, mend } = one;
  return (
    <section className="d-seen" aria-label={words}>
      <Excerpt one={one} />
      <p className="d-small">
        {MAY_TELL[type]} <span className="d-soft">{WORDS.because(BECAUSE[why])}</span>
      </p>
      {declined && <p className="d-small">{WORDS.declined}</p>}
      {asking && onPass !== undefined ? (
        <ReasonForm id={id} one={one} identifies={identifies} onPass={onPass} onLeave={() => setAsking(false)} />
      ) : (
        <ButtonRow>
          <Button small look="secondary" hiddenText={`: ${words}`} onClick={onMend}>
            {mend.instead === '' ? WORDS.takeOut : WORDS.change(mend.instead)}
          </Button>
          {onPass !== undefined && (
            <Button small look="quiet" hiddenText={`: ${words}`} onClick={() => setAsking(true)}>
              {type === 'nhs-number' ? WORDS.askDesk : WORDS.isNot}
            </Button>
          )}
        </ButtonRow>
      )}
    </section>
  );
}

/** The words with a little of what stands around them. */
function Excerpt({ one: { text, start, end, words } }: { one: SeenWords }) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return (
    <p className="d-seen__words" dir="auto">
      {from > 0 && '… '}
      {text.slice(from, start)}
      <mark>{words}</mark>
      {text.slice(end, to)}
      {to < text.length && ' …'}
    </p>
  );
}
