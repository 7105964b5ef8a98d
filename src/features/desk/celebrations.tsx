import { useState } from 'react';
import { celebratedProject, celebrationId, celebrationKind } from '../../domain/publication/publication.ts';
import { hasPublished, queueOf } from '../../domain/publication/queue.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { ofKind } from '../../domain/record/kind.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { useSummaries } from '../../store/use-store.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { SuggestField } from '../../ui/forms/suggest-field.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

const SUGGESTED = 8;

/** What stands under "Celebrated" on the first page: chosen from what this desk published; by the operator, from all. */
export function Celebrations({ desk, records }: { desk: string; records: readonly Folded[] }) {
  const { saveNow, failed } = useSaveNow();
  const summaries = useSummaries() ?? [];
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState<string>();
  const words = content.celebrate;
  const queue = queueOf(records);
  const published = new Set(queue.decided.map(({ submitted }) => submitted.project));
  const mine = desk === 'operator' ? summaries : summaries.filter(({ id }) => published.has(id));
  const celebrated = ofKind(records, celebrationKind).flatMap(({ id, values }) =>
    values.celebrated === true ? (celebratedProject(id) ?? []) : [],
  );
  const chosen = new Set(celebrated);
  const wanted = query.trim().toLowerCase();
  const options = mine
    .filter(({ id, title }) => wanted !== '' && !chosen.has(id) && title.toLowerCase().includes(wanted))
    .slice(0, SUGGESTED)
    .map(({ id, title, organisation }) => ({ id, label: title, detail: organisation?.name }));

  const celebrate = (project: string, payload: boolean) => {
    setQuery('');
    setPicked(undefined);
    const change = {
      scope: `desk:${desk}`,
      record: celebrationId(project),
      kind: celebrationKind.name,
      field: 'celebrated',
    };
    void saveNow([{ ...change, op: 'set', payload }]);
  };

  return (
    <section aria-labelledby="celebrate">
      <h2 id="celebrate">{words.title}</h2>
      <p>{words.text}</p>
      <NotSaved error={failed} />
      {mine.length === 0 ? (
        <p className="d-soft">{hasPublished(queue) ? words.noneNow : words.none}</p>
      ) : (
        <SuggestField
          id="celebrate-project"
          label={words.field}
          hint={words.hint}
          query={query}
          onQuery={(text) => {
            setQuery(text);
            setPicked(undefined);
          }}
          options={options}
          onPick={(option) => {
            setPicked(option.id);
            setQuery(option.label);
          }}
        />
      )}
      {picked !== undefined && (
        <ButtonRow>
          <Button onClick={() => celebrate(picked, true)}>{words.add}</Button>
        </ButtonRow>
      )}
      {celebrated.length > 0 && <h3>{words.now}</h3>}
      <ul className="d-plain-list">
        {celebrated.map((id) => {
          const title = summaries.find((summary) => summary.id === id)?.title ?? id;
          return (
            <li key={id} className="d-row">
              <bdi>{title}</bdi>
              <Button look="quiet" hiddenText={`: ${title}`} onClick={() => celebrate(id, false)}>
                {words.remove}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
