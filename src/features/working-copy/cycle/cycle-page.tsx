import { useNavigate, useParams } from 'react-router';
import { ideaLine, isDone, PARTS, type Part } from '../../../domain/pdsa-cycle/parts.ts';
import { pdsaCycleKind } from '../../../domain/pdsa-cycle/pdsa-cycle.ts';
import { orderBehind } from '../../../domain/record/order.ts';
import { useStore } from '../../../store/store-context.tsx';
import { StepBar } from '../../../ui/content/step-bar.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { ConflictOfRecord } from '../fields/record-conflict.tsx';
import { RemoveRecord } from '../fields/remove-record.tsx';
import { WorkingForm } from '../fields/working-form.tsx';
import { RecordHistoryLink } from '../history/history-link.tsx';
import { ProjectScreen } from '../project-screen.tsx';
import { ActPart } from './act-part.tsx';
import { content } from './content.ts';
import { type CycleOfPage, cycleOfPage, partAfter, partPath } from './cycle-of-page.ts';
import { DoPart } from './do-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { StudyPart } from './study-part.tsx';

const PART_PAGES = { plan: PlanPart, do: DoPart, study: StudyPart, act: ActPart } as const;

/** What each part of a cycle is given. `onFirst` gives a new cycle its place, along with the first thing that is written. */
export type CyclePartProps = CycleOfPage & { onFirst: () => void };

/** Plan, Do, Study, Act: one page each, in any order, left at any time. */
export function CyclePage() {
  const { cycle = '', part = '' } = useParams();
  const here = PARTS.find((each) => each === part) ?? 'plan';
  return (
    <ProjectScreen back={({ project, title }) => ({ to: `/work/${project}`, label: title })}>
      {({ copy, project }) => <CyclePart key={`${cycle} ${here}`} {...cycleOfPage(copy, project, cycle)} part={here} />}
    </ProjectScreen>
  );
}

function CyclePart({ part, ...page }: CycleOfPage & { part: Part }) {
  const { autosave } = useStore();
  const navigate = useNavigate();
  const { copy, project, cycle, number, cycles, at } = page;
  const PartPage = PART_PAGES[part];
  const after = partAfter(part);
  const list = `/work/${project}`;
  const takePlace = () => {
    if (cycle.values.order !== undefined) return;
    autosave.type({ scope: copy.scope, ...at('order'), op: 'set', payload: orderBehind(cycles) }, () => {});
  };
  return (
    <WorkingForm
      title={(invalid) => (
        <PageTitle
          title={content.title(number, ideaLine(cycle))}
          tabTitle={content.tab(content.parts[part])}
          invalid={invalid}
        />
      )}
      next={
        after === undefined
          ? { label: content.finish, to: list }
          : { label: content.continueTo(content.parts[after]), to: partPath(project, cycle.id, after) }
      }
      {...(after !== undefined && { leave: { label: content.leave, to: list } })}
    >
      <StepBar
        label={content.steps}
        current={partPath(project, cycle.id, part)}
        steps={PARTS.map((each) => ({
          label: content.parts[each],
          to: partPath(project, cycle.id, each),
          done: isDone(each, cycle),
        }))}
      />
      <ConflictOfRecord copy={copy} record={cycle.id} onSettled={(kept) => !kept && void navigate(`${list}/cycles`)} />
      <PartPage {...page} onFirst={takePlace} />
      <RecordHistoryLink record={cycle.id} />
      <RemoveRecord copy={copy} kind={pdsaCycleKind.name} record={cycle.id} list={`${list}/cycles`} />
    </WorkingForm>
  );
}
