import { useStore as useZustand } from 'zustand';
import { useWard, type Ward } from '../../store/ward-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Alarm } from '../../ui/shell/alarm.tsx';
import { content } from './content.ts';

/** On every page of a shared computer: whose turn it is, a way to lock at once, and to hand over; before it locks by itself, a warning. */
export function WardBar() {
  const ward = useWard();
  if (ward === undefined) return null;
  const words = content.bar;
  const { person } = ward;
  return (
    <>
      <section className="d-ward" aria-label={words.label}>
        <div className="d-container d-ward__row">
          <p className="d-ward__who" dir="auto">
            {person === undefined ? words.reading : words.working(person.name)}
          </p>
          {person === undefined ? (
            <Button look="secondary" small onClick={() => void ward.lock()}>
              {words.choose}
            </Button>
          ) : (
            <div className="d-ward__actions">
              <LinkButton look="secondary" small to="/hand-over">
                {words.handOver}
              </LinkButton>
              <Button small onClick={() => void ward.lock()}>
                {words.lock}
              </Button>
            </div>
          )}
        </div>
      </section>
      <LocksSoon ward={ward} />
    </>
  );
}

function LocksSoon({ ward }: { ward: Ward }) {
  const seconds = useZustand(ward.locksIn);
  if (seconds === undefined) return null;
  const stay = () => ward.locksIn.setState(undefined, true);
  return (
    <Alarm title={content.bar.soon(seconds)} actions={<Button onClick={stay}>{content.bar.stay}</Button>}>
      {null}
    </Alarm>
  );
}
