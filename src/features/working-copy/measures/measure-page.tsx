import { useParams } from 'react-router';
import { textOrNone } from '../../../domain/given.ts';
import { dataPointKind, measureKind } from '../../../domain/measure/measure.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { orderBehind } from '../../../domain/record/order.ts';
import { useStore } from '../../../store/store-context.tsx';
import { Disclosure } from '../../../ui/content/disclosure.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { ANSWERS } from '../../../ui/working/choices.ts';
import { ConflictOfRecord } from '../fields/record-conflict.tsx';
import { RemoveRecord } from '../fields/remove-record.tsx';
import { WorkingField } from '../fields/working-field.tsx';
import { WorkingForm } from '../fields/working-form.tsx';
import { RecordHistoryLink } from '../history/history-link.tsx';
import { type ProjectOfPage, ProjectScreen } from '../project-screen.tsx';
import { content } from './content.ts';
import { MeasureChart } from './measure-chart.tsx';
import { type Point, Readings } from './readings.tsx';

/** One measure: what is counted and how, its readings, and a line through them. */
export function MeasurePage() {
  const { measure = '' } = useParams();
  return (
    <ProjectScreen back={({ project }) => ({ to: `/work/${project}/measures`, label: content.list.title })}>
      {(page) => <Measure key={measure} {...page} id={measure} />}
    </ProjectScreen>
  );
}

function Measure({ copy, project, id }: ProjectOfPage & { id: string }) {
  const { autosave } = useStore();
  const words = content.measure;
  const measures = ofKind(copy.records, measureKind);
  const values = measures.find((one) => one.id === id)?.values;
  const points: Point[] = ofKind(copy.records, dataPointKind).filter((point) => point.values.measure === id);
  const takePlace = () => {
    if (values?.order !== undefined) return;
    const target = { scope: copy.scope, record: id, kind: measureKind.name, field: 'order' };
    autosave.type({ ...target, op: 'set', payload: orderBehind(measures) }, () => {});
  };
  const common = (field: string) => ({
    copy,
    target: { record: id, kind: measureKind.name, field },
    onFirst: takePlace,
  });
  const name = textOrNone(values?.name);
  return (
    <WorkingForm
      title={(invalid) => <PageTitle title={name ?? words.fresh} tabTitle={words.title} invalid={invalid} />}
      next={{ label: words.done, to: `/work/${project}/measures` }}
    >
      <ConflictOfRecord copy={copy} record={id} />
      <WorkingField {...words.name} {...common('name')} input={{ type: 'line' }} />
      <WorkingField {...words.unit} {...common('unit')} input={{ type: 'line', max: 60, width: 'medium' }} />
      <MeasureChart copy={copy} values={values ?? {}} points={points} />
      <Readings copy={copy} measure={id} unit={textOrNone(values?.unit)} points={points} onFirst={takePlace} />
      <Disclosure summary={words.more}>
        <WorkingField
          {...words.type}
          {...common('type')}
          input={{ type: 'choice', choices: ANSWERS['measure.type'] }}
        />
        <WorkingField
          {...words.direction}
          {...common('direction')}
          input={{ type: 'choice', choices: ANSWERS['measure.direction'] }}
        />
        <WorkingField
          {...words.target}
          {...common('target')}
          input={{ type: 'number', unit: textOrNone(values?.unit) }}
        />
        <WorkingField {...words.definition} {...common('definition')} input={{ type: 'prose', rows: 3 }} />
      </Disclosure>
      <RecordHistoryLink record={id} />
      <RemoveRecord copy={copy} kind={measureKind.name} record={id} list={`/work/${project}/measures`} />
    </WorkingForm>
  );
}
