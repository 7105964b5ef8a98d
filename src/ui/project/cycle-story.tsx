import type { PublishedCycle } from '../../domain/project/published-project.ts';
import { PredictionBox } from '../content/prediction-box.tsx';
import { Tag } from '../content/tag.tsx';
import { content as words } from './content.ts';
import { StoryList } from './story-list.tsx';

const SIGNS = { 'as-predicted': '✓', partly: '◐', 'not-as-predicted': '✕' } as const;

export interface CycleStoryProps {
  cycle: PublishedCycle;
  /** What stands above it: not said again. */
  titled: string;
  missing: string;
}

/** One PDSA cycle: what was predicted stands beside what happened. */
export function CycleStory({ cycle, titled, missing }: CycleStoryProps) {
  const { cycle: labels } = words;
  const { prediction, predictionResult } = cycle;
  const before = [
    { label: labels.changeIdea, text: cycle.changeIdea === titled ? undefined : cycle.changeIdea },
    { label: labels.question, text: cycle.question },
    { label: labels.planWhat, text: cycle.planWhat },
    { label: labels.planWho, text: cycle.planWho },
    { label: labels.planWhen, text: cycle.planWhen },
    { label: labels.planWhere, text: cycle.planWhere },
    { label: labels.planData, text: cycle.planData },
  ];
  const happened = { label: labels.happened, text: cycle.happened };
  const after = [
    { label: labels.obstacles, text: cycle.obstacles },
    { label: labels.learned, text: cycle.learned },
    { label: labels.next, text: cycle.next },
  ];
  if (prediction === undefined) {
    const items = [...before, happened, ...after];
    if (items.every(({ text }) => text === undefined) && cycle.act === undefined)
      return <p className="d-soft">{missing}</p>;
    return <StoryList items={items} />;
  }
  return (
    <>
      <StoryList items={before} />
      <div className="d-against">
        <PredictionBox prediction={prediction} label={labels.predicted} />
        <div className="d-against__happened">
          <StoryList items={[{ ...happened, text: cycle.happened ?? missing }]} />
          {predictionResult !== undefined && (
            <Tag sign={SIGNS[predictionResult]}>{words.prediction[predictionResult]}</Tag>
          )}
        </div>
      </div>
      <StoryList items={after} />
    </>
  );
}
