import { Link } from 'react-router';
import { textOrNone } from '../../../domain/given.ts';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { ANSWERS } from '../../../ui/working/choices.ts';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import { partPath } from './cycle-of-page.ts';
import type { CyclePartProps } from './cycle-page.tsx';
import { Predicted } from './predicted.tsx';

/** What happened beside what was predicted, and what can be learned from the difference. */
export function StudyPart({ copy, project, cycle, at, onFirst }: CyclePartProps) {
  const words = content.study;
  const happened = textOrNone(cycle.values.happened);
  const common = (field: string) => ({ copy, target: at(field), onFirst });
  return (
    <>
      <div className="d-beside-one-another">
        <Predicted project={project} cycle={cycle} />
        <InsetNote>
          {happened === undefined ? (
            <>
              {words.notYet} <Link to={`${partPath(project, cycle.id, 'do')}#happened`}>{words.write}</Link>
            </>
          ) : (
            <>
              <p className="d-soft d-small d-flush">{words.happened}</p>
              <p className="d-prose" dir="auto">
                {happened}
              </p>
            </>
          )}
        </InsetNote>
      </div>
      <WorkingField
        {...words.result}
        {...common('predictionResult')}
        input={{ type: 'choice', choices: ANSWERS['pdsa-cycle.predictionResult'] }}
      />
      <WorkingField {...words.learned} {...common('learned')} input={{ type: 'prose', rows: 5 }} />
    </>
  );
}
