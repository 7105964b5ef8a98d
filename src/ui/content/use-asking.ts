import { type RefObject, useEffect, useRef, useState } from 'react';

export type Asking = {
  /** Whether it stands there. */
  asking: boolean;
  ask(): void;
  leave(): void;
  /** Of the button that asks. */
  back: RefObject<HTMLButtonElement | null>;
};

/** "Are you sure?" in place of a button, which has the focus again when somebody is not. */
export function useAsking(): Asking {
  const [asking, setAsking] = useState<boolean>();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking === false) back.current?.focus();
  }, [asking]);
  return { asking: asking === true, ask: () => setAsking(true), leave: () => setAsking(false), back };
}
