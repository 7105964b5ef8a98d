import { dataPointKind, measureKind } from '../../../domain/measure/measure.ts';
import { isUnfinished } from '../../../domain/measure/same-date.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { LinkList } from '../../../ui/content/link-list.tsx';
import { ListScreen } from '../list-screen.tsx';
import { content } from './content.ts';

const words = content.list;

const pathOf = (project: string, id: string) => `/work/${project}/measures/${id}`;

/** What the project counts, and a way to count something more. */
export function MeasuresPage() {
  return (
    <ListScreen words={words} pathOf={pathOf}>
      {({ copy, project }) => {
        const measures = ofKind(copy.records, measureKind);
        if (measures.length === 0) return undefined;
        const points = ofKind(copy.records, dataPointKind).filter((point) => !isUnfinished(point));
        return (
          <LinkList
            links={measures.map(({ id, values }) => ({
              to: pathOf(project, id),
              label: values.name?.trim() || words.unnamed,
              detail: words.points(points.filter((point) => point.values.measure === id).length),
            }))}
          />
        );
      }}
    </ListScreen>
  );
}
