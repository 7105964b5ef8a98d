import type { MouseEvent } from 'react';

const MAIN = 'main';

/** The first thing the Tab key reaches: goes past the header to `<main id="main">`. */
export function SkipLink({ label = 'Skip to main content' }: { label?: string }) {
  const skip = (event: MouseEvent) => {
    const main = document.getElementById(MAIN);
    if (main === null) return;
    // The router would take a change of the hash for a change of page.
    event.preventDefault();
    main.focus();
  };
  return (
    <a className="nhsuk-skip-link" href={`#${MAIN}`} onClick={skip}>
      {label}
    </a>
  );
}
