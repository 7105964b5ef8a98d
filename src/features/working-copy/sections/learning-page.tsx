import { ANSWERS } from '../../../ui/working/choices.ts';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import { SectionFrame } from './section-frame.tsx';

const FINDING_MAX = 300;

export function LearningPage() {
  const words = content.learning;
  return (
    <SectionFrame title={words.title}>
      {({ copy, at }) => (
        <>
          <WorkingField
            {...words.outcome}
            copy={copy}
            target={at('outcome')}
            input={{ type: 'choice', choices: ANSWERS['project.outcome'] }}
          />
          <WorkingField
            {...words.finding}
            copy={copy}
            target={at('finding')}
            input={{ type: 'sentence', max: FINDING_MAX }}
          />
          {(['worked', 'didNotWork', 'differently', 'spread'] as const).map((field) => (
            <WorkingField key={field} {...words[field]} copy={copy} target={at(field)} input={{ type: 'prose' }} />
          ))}
        </>
      )}
    </SectionFrame>
  );
}
