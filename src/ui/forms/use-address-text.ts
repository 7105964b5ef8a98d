import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { findIdentifier } from '../../domain/identifiers/stop.ts';

const SETTLED_MS = 300;

/**
 * A text that is typed, and kept in the address once typing rests, so that reload, back and a link bring it again. It takes no
 * new entry of the history. The field never waits for the address.
 *
 * @returns the text, what changes it, and what lets the address be: for who goes to another page with what was just typed
 */
export function useAddressText(name: string): [string, (text: string) => void, () => void] {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get(name) ?? '';
  const [text, setText] = useState(inAddress);
  const known = useRef(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = useCallback(() => clearTimeout(timer.current), []);

  // The address was changed by something else: a link, or going back.
  useEffect(() => {
    if (inAddress === known.current) return;
    known.current = inAddress;
    setText(inAddress);
  }, [inAddress]);

  useEffect(() => {
    // Nothing that may identify a patient belongs into a history or a log.
    if (text === known.current || findIdentifier(text) !== undefined) return;
    timer.current = setTimeout(() => {
      known.current = text;
      const next = new URLSearchParams(params);
      if (text.trim() === '') next.delete(name);
      else next.set(name, text);
      setParams(next, { replace: true, preventScrollReset: true });
    }, SETTLED_MS);
    return leave;
  }, [text, name, params, setParams, leave]);

  return [text, setText, leave];
}
