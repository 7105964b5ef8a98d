import { useNavigate } from 'react-router';
import { newId } from '../../../domain/id.ts';
import { orderBehind } from '../../../domain/record/order.ts';
import { random } from '../../../platform/world.ts';
import type { Change } from '../../../store/change.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import { Button } from '../../../ui/actions/button.tsx';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { NotSaved } from '../fields/not-saved.tsx';
import { content } from './content.ts';
import { type CycleOfPage, partPath } from './cycle-of-page.ts';

const INHERITED = ['changeIdea', 'planWho', 'planWhere'] as const;

/** The next test of the same idea: a cycle of its own that follows this one, and stands right behind it. */
export function NextCycle({ copy, project, cycle, cycles, at }: CycleOfPage) {
  const { saveNow, failed } = useSaveNow();
  const navigate = useNavigate();
  const words = content.act.again;
  const next = cycles.find(({ values }) => values.follows === cycle.id);

  const start = async () => {
    const record = newId(random);
    const set = (field: string, payload: unknown): Change => ({
      ...at(field),
      scope: copy.scope,
      record,
      op: 'set',
      payload,
    });
    const inherited = INHERITED.flatMap((field) => (cycle.values[field] ? [set(field, cycle.values[field])] : []));
    const changes = [set('order', orderBehind(cycles, cycle.id)), set('follows', cycle.id), ...inherited];
    if ((await saveNow(changes)) !== undefined) await navigate(partPath(project, record, 'plan'));
  };

  return (
    <section className="d-card" aria-labelledby="test-again">
      <h2 id="test-again" className="d-card__title">
        {words.title}
      </h2>
      <p>{words.text}</p>
      <NotSaved error={failed} />
      {next === undefined ? (
        <Button look="secondary" onClick={() => void start()}>
          {words.start}
        </Button>
      ) : (
        <LinkButton look="secondary" to={partPath(project, next.id, 'plan')}>
          {words.open}
        </LinkButton>
      )}
    </section>
  );
}
