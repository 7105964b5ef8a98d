import { ideaLine, lacksPrediction, nextPart } from '../../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../../domain/pdsa-cycle/pdsa-cycle.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { formatDate } from '../../../domain/text/partial-date.ts';
import { ActTag } from '../../../ui/content/act-tag.tsx';
import { Timeline } from '../../../ui/content/timeline.tsx';
import { ListScreen } from '../list-screen.tsx';
import { content } from './content.ts';
import { type Cycle, partPath } from './cycle-of-page.ts';

/** The project's cycles, one after another, and a way to the next. */
export function CyclesPage() {
  return (
    <ListScreen words={content.list} pathOf={(project, id) => partPath(project, id, 'plan')}>
      {({ copy, project }) => {
        const cycles = ofKind(copy.records, pdsaCycleKind);
        if (cycles.length === 0) return undefined;
        return <Timeline level={2} items={cycles.map((cycle, index) => itemOf(project, cycle, index, cycles))} />;
      }}
    </ListScreen>
  );
}

function itemOf(project: string, cycle: Cycle, index: number, cycles: readonly Cycle[]) {
  const { follows, startedOn, act } = cycle.values;
  const before = cycles.findIndex(({ id }) => id === follows);
  const next = nextPart(cycle);
  const meta = [
    startedOn ? formatDate(startedOn) : undefined,
    before < 0 ? undefined : content.list.follows(before + 1),
    next === undefined
      ? undefined
      : lacksPrediction(cycle)
        ? content.list.noPrediction
        : content.list.next(content.parts[next]),
  ];
  return {
    id: cycle.id,
    title: content.title(index + 1, ideaLine(cycle, 90)),
    to: partPath(project, cycle.id, next ?? 'plan'),
    tag: act ? <ActTag decision={act} /> : undefined,
    meta: meta.filter((part) => part !== undefined).join(' · '),
  };
}
