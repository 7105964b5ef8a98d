import { type KeyboardEvent, useState } from 'react';
import type { SuggestFieldProps } from './suggest-field.tsx';

/** The keys and the state of a `SuggestField`. The line after the options, if there is one, is "not listed". */
export function useSuggest({ options, query, onQuery, onPick, notListed }: SuggestFieldProps) {
  const [wanted, setWanted] = useState(false);
  const [at, setAt] = useState(-1);
  const lines = options.length + (notListed === undefined ? 0 : 1);
  const open = wanted && query.trim() !== '' && lines > 0;
  const active = open && at < lines ? at : -1;

  const show = () => {
    setWanted(true);
    setAt(-1);
  };
  const hide = () => {
    setWanted(false);
    setAt(-1);
  };
  const choose = (line: number) => {
    hide();
    const option = options[line];
    if (option !== undefined) onPick(option);
    else notListed?.onChoose();
  };
  const move = (step: 1 | -1) => {
    setWanted(true);
    if (lines === 0) return;
    const from = active === -1 && step === -1 ? 0 : active;
    setAt((from + step + lines) % lines);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter and the arrows are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && active !== -1) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape' && query !== '') {
      event.preventDefault();
      if (open) hide();
      else onQuery('');
    }
  };

  return { open, active, show, hide, choose, onKeyDown };
}
