import { useEffect, useRef, useState } from 'react';
import { mended, type SeenWords } from '../../domain/identifiers/mended.ts';
import type { Pass } from '../../domain/identifiers/pass.ts';
import { Button } from '../actions/button.tsx';
import { SeenOne } from './seen-one.tsx';
import { REASON_WORDS, WORDS } from './words.ts';

export interface SeenNoticeProps {
  /** Of the field: ids of what stands here begin with it. */
  id: string;
  /** What stands in the field now. */
  text: string;
  seen: readonly SeenWords[];
  more?: number;
  passed?: readonly Pass[];
  /** Puts a better text into the field. */
  onText: (text: string) => void;
  /** Where a person may give a reason. */
  onPass?: ((pass: Pass) => void) | undefined;
  /** Where a desk can be asked about an NHS number. */
  onAsk?: ((one: SeenWords, pass: Pass) => void) | undefined;
  asked?: readonly Pass[];
  declined?: readonly Pass[];
  identifies?: (note: string) => boolean;
}

type Changed = { from: string; to: string; words: string; instead: string };

/** Under a field: what in it may tell who a patient is, why, what could stand instead with one tap, and what stays with a reason. */
export function SeenNotice(props: SeenNoticeProps) {
  const { id, text, seen, more = 0, passed = [], asked = [], declined = [], onText, onPass, onAsk, identifies } = props;
  const [changed, setChanged] = useState<Changed>();
  const told = useRef<HTMLDivElement>(null);
  const [done, setDone] = useState(0);
  // What was tapped is gone: whoever goes on by keyboard goes on from what was done.
  useEffect(() => {
    if (done > 0) told.current?.focus();
  }, [done]);
  const mend = (one: SeenWords) => {
    const to = mended(text, one.mend);
    setChanged({ from: text, to, words: one.words, instead: one.mend.instead });
    onText(to);
    setDone((times) => times + 1);
  };
  const ask =
    onAsk &&
    ((one: SeenWords, given: Pass) => {
      onAsk(one, given);
      setDone((times) => times + 1);
    });
  const pass =
    onPass &&
    ((given: Pass) => {
      onPass(given);
      setDone((times) => times + 1);
    });
  // Where somebody has typed on, there is no way back that loses nothing.
  const undo = changed !== undefined && changed.to === text ? () => onText(changed.from) : undefined;
  return (
    <>
      {seen
        .filter((one) => standsIn(one, text))
        .map((one) => (
          <SeenOne
            key={`${one.type} ${one.words} ${one.start}`}
            id={`${id}-seen-${one.start}`}
            one={one}
            onMend={() => mend(one)}
            onPass={one.type === 'nhs-number' ? ask && ((given) => ask(one, given)) : pass}
            declined={declined.some(({ words }) => words === one.words)}
            identifies={identifies}
          />
        ))}
      {more > 0 && <p className="d-soft d-small">{WORDS.more(more)}</p>}
      <div role="status" ref={told} tabIndex={-1}>
        {asked.map(({ words }) => (
          <p className="d-soft d-small d-flush" key={words}>
            <bdi>{WORDS.asked(words)}</bdi>
          </p>
        ))}
        {passed.map(({ type, words, reason, note }) => (
          <p className="d-soft d-small d-flush" key={`${type} ${words}`}>
            <bdi>{WORDS.stands(words, [REASON_WORDS[reason], note].filter(Boolean).join(' – '))}</bdi>
          </p>
        ))}
        {undo !== undefined && changed !== undefined && (
          <p className="d-cluster d-small">
            <bdi>{WORDS.changed(changed.words, changed.instead)}</bdi>
            <Button small look="quiet" onClick={undo}>
              {WORDS.undo}
            </Button>
          </p>
        )}
      </div>
    </>
  );
}

/** Whether all that was looked at up to there stands still: a mend of an older text would spoil a newer one. */
const standsIn = ({ text: looked, end, mend }: SeenWords, text: string): boolean =>
  text.startsWith(looked.slice(0, Math.max(end, mend.end)));
