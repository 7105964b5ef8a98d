import { useEffect, useState } from 'react';
import { askToPersist, fullness, type Persistence, persistence } from '../../platform/storage.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { content } from './content.ts';

const NEARLY_FULL = 80;

/** Whether this browser has promised to keep what is stored, and how full its store is. */
export function ThisBrowser() {
  const [promise, setPromise] = useState<Persistence>();
  const [percent, setPercent] = useState<number>();
  const [refused, setRefused] = useState(false);
  const words = content.safe.browser;
  useEffect(() => {
    void persistence().then(setPromise);
    void fullness().then((full) => setPercent(full === undefined ? undefined : Math.round(full * 100)));
  }, []);
  const ask = async () => {
    const answer = await askToPersist();
    setPromise(answer);
    setRefused(answer !== 'promised');
  };
  return (
    <section className="d-section">
      <h2>{words.title}</h2>
      <p role="status">{promise === undefined ? words.asking : words[promise]}</p>
      {promise === 'not-promised' &&
        (refused ? (
          <p>{words.refused}</p>
        ) : (
          <ButtonRow>
            <Button look="secondary" onClick={() => void ask()}>
              {words.ask}
            </Button>
          </ButtonRow>
        ))}
      {percent !== undefined && percent < NEARLY_FULL && <p>{words.full(percent)}</p>}
      {percent !== undefined && percent >= NEARLY_FULL && (
        <WarningNote title={words.nearlyFull}>
          <p>{words.full(percent)}</p>
          <p>{words.makeRoom}</p>
        </WarningNote>
      )}
    </section>
  );
}
