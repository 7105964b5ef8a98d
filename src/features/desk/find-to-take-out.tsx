import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ProjectSummary } from '../../domain/project/summary.ts';
import { useSummaries } from '../../store/use-store.ts';
import { SuggestField } from '../../ui/forms/suggest-field.tsx';
import { content } from './content.ts';

const SUGGESTED = 8;

/** For the operator's desk: any project of the archive, by its title or its address, to take it out. */
export function FindToTakeOut({ desk }: { desk: string }) {
  const summaries = useSummaries() ?? [];
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const words = content.any;
  return (
    <section aria-labelledby="any">
      <h2 id="any">{words.title}</h2>
      <p>{words.text}</p>
      <SuggestField
        id="any-project"
        label={words.field}
        hint={words.hint}
        query={query}
        onQuery={setQuery}
        options={found(summaries, query)
          .slice(0, SUGGESTED)
          .map(({ id, title, organisation }) => ({ id, label: title, detail: organisation?.name }))}
        onPick={({ id }) => void navigate(`/desk/${desk}/project/${id}/take-out`)}
      />
    </section>
  );
}

/** By the id where an address is pasted, else by a part of the title. */
function found(summaries: readonly ProjectSummary[], query: string): readonly ProjectSummary[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const id = /\/projects\/([^/?#\s]+)/.exec(query)?.[1];
  if (id !== undefined) return summaries.filter((summary) => summary.id === id);
  return summaries.filter(({ title }) => title.toLowerCase().includes(wanted));
}
