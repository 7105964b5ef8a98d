import { textOrNone } from '../../../domain/given.ts';
import { Disclosure } from '../../../ui/content/disclosure.tsx';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import type { CyclePartProps } from './cycle-page.tsx';

const MORE = ['planWho', 'planWhat', 'planWhen', 'planWhere', 'planData'] as const;

/** What will be tried, what is to be found out, and the prediction, which everything later is held against. */
export function PlanPart({ copy, cycle, at, onFirst }: CyclePartProps) {
  const words = content.plan;
  const line = (field: string) => ({ copy, target: at(field), input: { type: 'line' } as const, onFirst });
  const prose = (field: string, rows: number) => ({
    copy,
    target: at(field),
    input: { type: 'prose', rows } as const,
    onFirst,
  });
  const small = { labelSize: 'small' } as const;
  const used =
    MORE.some((field) => textOrNone(cycle.values[field]) !== undefined) ||
    copy.stuck.some(({ record, field }) => record === cycle.id && MORE.some((each) => each === field));
  return (
    <>
      <WorkingField {...words.idea} {...prose('changeIdea', 2)} />
      <WorkingField {...words.question} {...prose('question', 2)} />
      <div className="d-predict">
        <WorkingField {...words.prediction} {...prose('prediction', 3)} />
      </div>
      <Disclosure summary={words.more} open={used}>
        <WorkingField {...words.who} {...small} {...line('planWho')} />
        <WorkingField {...words.what} {...small} {...prose('planWhat', 3)} />
        <WorkingField {...words.when} {...small} {...line('planWhen')} />
        <WorkingField {...words.where} {...small} {...line('planWhere')} />
        <WorkingField {...words.data} {...small} {...prose('planData', 3)} />
      </Disclosure>
    </>
  );
}
