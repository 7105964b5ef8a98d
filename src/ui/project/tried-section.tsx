import type { PublishedContent, PublishedCycle } from '../../domain/project/published-project.ts';
import { formatDate } from '../../domain/text/partial-date.ts';
import { ActTag } from '../content/act-tag.tsx';
import { Timeline } from '../content/timeline.tsx';
import { Heading, type HeadingLevel, levelBelow } from '../heading.tsx';
import { content as words } from './content.ts';
import { CycleStory } from './cycle-story.tsx';
import { inRamps } from './in-ramps.ts';
import { voiceOf } from './missing.ts';

/** The change ideas, and the PDSA cycles by which they were tested. */
export function TriedSection({ content, level }: { content: PublishedContent; level: HeadingLevel }) {
  const { changeIdeas, cycles } = content;
  const { tried, missing } = words;
  const voice = voiceOf(content);
  if (changeIdeas.length === 0 && cycles.length === 0) return <p className="d-soft">{missing[voice]}</p>;
  return (
    <>
      {changeIdeas.length > 0 && cycles.length > 0 && <Heading level={level}>{tried.ideas}</Heading>}
      {changeIdeas.length > 0 && (
        <ul className="d-reading">
          {changeIdeas.map((idea) => (
            <li key={idea} dir="auto">
              {idea}
            </li>
          ))}
        </ul>
      )}
      {cycles.length > 0 && (
        <>
          <Heading level={level}>{tried.cycles}</Heading>
          <Cycles cycles={cycles} level={levelBelow(level)} missing={missing[voice]} />
        </>
      )}
    </>
  );
}

type CyclesProps = { cycles: readonly PublishedCycle[]; level: HeadingLevel; missing: string };

function Cycles({ cycles, level, missing }: CyclesProps) {
  const ordered = inRamps(cycles);
  const numberOf = (id: string | undefined) => ordered.findIndex((cycle) => cycle.id === id) + 1;
  return (
    <Timeline
      level={level}
      items={ordered.map((cycle, index) => ({
        id: cycle.id,
        title: cycleTitle(cycle, index + 1),
        tag: cycle.act && <ActTag decision={cycle.act} />,
        meta: cycleMeta(cycle, index + 1, numberOf(cycle.follows)),
        children: <CycleStory cycle={cycle} titled={cycleTitle(cycle, index + 1)} missing={missing} />,
      }))}
    />
  );
}

const LONGEST_TITLE = 90;

/** What the source calls it, else the change idea where that is as short as a title. */
function cycleTitle({ title, changeIdea }: PublishedCycle, number: number): string {
  if (title !== undefined) return title;
  const short = changeIdea !== undefined && changeIdea.length <= LONGEST_TITLE && !changeIdea.includes('\n');
  return short ? changeIdea : words.tried.cycle(number);
}

function cycleMeta(cycle: PublishedCycle, number: number, follows: number): string | undefined {
  const named = words.tried.cycle(number);
  const dates = [cycle.startedOn, cycle.endedOn].filter((date) => date !== undefined).map(formatDate);
  const parts = [
    cycleTitle(cycle, number) === named ? undefined : named,
    follows > 0 ? words.cycle.follows(follows) : undefined,
    [...new Set(dates)].join(' to '),
  ];
  return parts.filter(Boolean).join(' · ') || undefined;
}
