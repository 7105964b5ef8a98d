import type { PublishedContent } from '../../domain/project/published-project.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { Heading, type HeadingLevel } from '../heading.tsx';
import { content as words } from './content.ts';
import { voiceOf } from './missing.ts';
import { Said } from './said.tsx';
import { StoryList } from './story-list.tsx';

export const hasAim = ({ problem, aimWhat, aimHowMuch, aimByWhen }: PublishedContent): boolean =>
  [problem, aimWhat, aimHowMuch, aimByWhen].some((text) => text !== undefined);

/** The problem, and the aim: what, by how much, by when. */
export function WantedSection({ content, level }: { content: PublishedContent; level: HeadingLevel }) {
  const missing = words.missing[voiceOf(content)];
  const { wanted } = words;
  const early = content.form === 'in-progress' && content.problem === undefined;
  return (
    <>
      {!early && (
        <>
          <Heading level={level}>{wanted.problem}</Heading>
          <Said text={content.problem} missing={missing} />
        </>
      )}
      <Heading level={level}>{wanted.aim}</Heading>
      <Said text={content.aimWhat} missing={missing} />
      <StoryList
        items={[
          { label: wanted.howMuch, text: content.aimHowMuch },
          { label: wanted.byWhen, text: content.aimByWhen && formatDate(content.aimByWhen) },
        ]}
      />
    </>
  );
}
