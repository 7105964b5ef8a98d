import { endsBeforeStart } from '../../../domain/text/date-order.ts';
import { content as fieldWords } from '../fields/content.ts';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import type { CyclePartProps } from './cycle-page.tsx';
import { Predicted } from './predicted.tsx';

export function DoPart({ copy, project, cycle, at, onFirst }: CyclePartProps) {
  const words = content.do;
  const { startedOn, endedOn } = cycle.values;
  const endsFirst = endsBeforeStart(startedOn, endedOn) ? fieldWords.endsFirst : undefined;
  const common = (field: string) => ({ copy, target: at(field), onFirst });
  return (
    <>
      <Predicted project={project} cycle={cycle} />
      <WorkingField {...words.happened} {...common('happened')} input={{ type: 'prose', rows: 5 }} />
      <WorkingField {...words.obstacles} {...common('obstacles')} input={{ type: 'prose', rows: 3 }} />
      <WorkingField {...words.started} {...common('startedOn')} input={{ type: 'date' }} />
      <WorkingField {...words.ended} {...common('endedOn')} input={{ type: 'date' }} error={endsFirst} />
    </>
  );
}
