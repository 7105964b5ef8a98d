import { Link } from 'react-router';
import { textOrNone } from '../../../domain/given.ts';
import { InsetNote } from '../../../ui/content/inset-note.tsx';
import { PredictionBox } from '../../../ui/content/prediction-box.tsx';
import { content } from './content.ts';
import { type CycleOfPage, partPath } from './cycle-of-page.ts';

/** The prediction of a cycle, in view while one writes what happened; a way to it where there is none. */
export function Predicted({ project, cycle }: Pick<CycleOfPage, 'project' | 'cycle'>) {
  const prediction = textOrNone(cycle.values.prediction);
  if (prediction !== undefined) return <PredictionBox prediction={prediction} />;
  const words = content.do;
  return (
    <InsetNote>
      {words.noPrediction} <Link to={`${partPath(project, cycle.id, 'plan')}#prediction`}>{words.addPrediction}</Link>
    </InsetNote>
  );
}
