import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import { SectionFrame } from './section-frame.tsx';

export function ProblemPage() {
  const words = content.problem;
  return (
    <SectionFrame title={words.title}>
      {({ copy, at }) => (
        <>
          <WorkingField {...words.problem} copy={copy} target={at('problem')} input={{ type: 'prose', rows: 6 }} />
          <WorkingField {...words.summary} copy={copy} target={at('summary')} input={{ type: 'prose' }} />
        </>
      )}
    </SectionFrame>
  );
}
