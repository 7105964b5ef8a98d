import type { PublishedContent } from '../../domain/project/published-project.ts';
import { LearningBoxes } from '../content/learning-boxes.tsx';
import type { HeadingLevel } from '../heading.tsx';
import { content as words } from './content.ts';
import { voiceOf } from './missing.ts';
import { Said } from './said.tsx';

const inBoxes = ({ worked, didNotWork, differently }: PublishedContent): boolean =>
  [worked, didNotWork, differently].some((text) => text !== undefined);

export const hasLearning = (content: PublishedContent): boolean => inBoxes(content) || content.learning !== undefined;

/** In three boxes. What a source tells in one piece stays in one: nobody but its authors can sort it. */
export function LearnedSection({ content, level }: { content: PublishedContent; level: HeadingLevel }) {
  const { learning, worked, didNotWork, differently } = content;
  const missing = words.missing[voiceOf(content)];
  if (inBoxes(content) || voiceOf(content) === 'own') {
    return (
      <>
        {learning !== undefined && <Said text={learning} missing={missing} />}
        <LearningBoxes {...{ worked, didNotWork, differently, missing, level }} />
      </>
    );
  }
  return (
    <>
      <Said text={learning} missing={missing} />
      {learning !== undefined && <p className="d-soft d-small d-reading">{words.learned.unsorted}</p>}
    </>
  );
}
