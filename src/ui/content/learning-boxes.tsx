import { Heading, type HeadingLevel } from '../heading.tsx';

export interface LearningBoxesProps {
  worked: string | undefined;
  didNotWork: string | undefined;
  differently: string | undefined;
  /** Stands where nothing is said: a gap is shown, not hidden. */
  missing: string;
  titles?: { worked: string; didNotWork: string; differently: string };
  level?: HeadingLevel;
}

const TITLES = { worked: 'What worked', didNotWork: 'What did not', differently: 'Do differently' };

/** What was learned, in three boxes beside one another. */
export function LearningBoxes(props: LearningBoxesProps) {
  const { missing, titles = TITLES, level = 3 } = props;
  const boxes = (['worked', 'didNotWork', 'differently'] as const).map((name) => [titles[name], props[name]] as const);
  return (
    <div className="d-learning">
      {boxes.map(([title, text]) => (
        <div className="d-card" key={title}>
          <Heading level={level} className="d-card__title">
            {title}
          </Heading>
          {text === undefined || text === '' ? (
            <p className="d-soft d-small">{missing}</p>
          ) : (
            <p className="d-prose" dir="auto">
              {text}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}
