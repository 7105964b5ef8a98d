import { ANSWERS } from '../../../ui/working/choices.ts';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import type { CyclePartProps } from './cycle-page.tsx';
import { NextCycle } from './next-cycle.tsx';

export function ActPart({ onFirst, ...page }: CyclePartProps) {
  const { copy, at } = page;
  const words = content.act;
  const common = (field: string) => ({ copy, target: at(field), onFirst });
  return (
    <>
      <WorkingField
        {...words.decision}
        {...common('act')}
        input={{ type: 'choice', choices: ANSWERS['pdsa-cycle.act'] }}
      />
      <WorkingField {...words.next} {...common('next')} input={{ type: 'prose', rows: 3 }} />
      <NextCycle {...page} />
    </>
  );
}
