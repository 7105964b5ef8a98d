import { type Sections, sectionsOf } from '../../../domain/project/progress.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import type { Task } from '../../../ui/content/task-list.tsx';
import { workPath } from '../../../ui/working/work-path.ts';
import { content } from './content.ts';

const SECTIONS = ['problem', 'aim', 'team', 'cycles', 'measures', 'learning', 'details'] as const;
type Section = (typeof SECTIONS)[number];

/** The parts of a project in the order of the work, each with how far it is. It comes from what was written. */
export function tasksOf(copy: WorkingCopy, project: string): Task[] {
  const sections = sectionsOf(copy.records);
  const asking = [...copy.stuck, ...copy.conflicts].map((one) => workPath(copy.scope, copy.records, one));
  return SECTIONS.map((section) => {
    const to = `/work/${project}/${section}`;
    const needsYou = asking.some((path) => path === to || path.startsWith(`${to}#`) || path.startsWith(`${to}/`));
    return {
      title: content.tasks[section],
      to,
      status: needsYou ? 'needs-you' : sections[section].state,
      statusText: needsYou ? undefined : figureOf(section, sections),
    };
  });
}

/** How far, where that says more than "started". */
function figureOf(section: Section, sections: Sections): string | undefined {
  const words = content.tasks;
  switch (section) {
    case 'cycles':
      return sections.cycles.cycles === 0 ? undefined : words.cyclesCount(sections.cycles.cycles);
    case 'measures':
      return sections.measures.measures === 0 ? undefined : words.measuresCount(sections.measures.measures);
    case 'team':
      return undefined;
    case 'problem':
    case 'aim':
    case 'learning':
    case 'details': {
      const { state, answered, questions } = sections[section];
      return state === 'started' ? words.answered(answered, questions) : undefined;
    }
  }
}
