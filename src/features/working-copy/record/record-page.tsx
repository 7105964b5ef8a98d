import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { newId } from '../../../domain/id.ts';
import { projectKind } from '../../../domain/project/project.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { random } from '../../../platform/world.ts';
import { useMyProjects } from '../../../store/use-store.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { Loading } from '../../../ui/content/loading.tsx';
import { BackLink } from '../../../ui/shell/back-link.tsx';
import { Page } from '../../../ui/shell/page.tsx';
import { ChooseProject } from './choose-project.tsx';
import { StartForm } from './start-form.tsx';

const LONGEST_TITLE = 200;

/** "Record a PDSA cycle": for a project that is here, or for a new one. `?title=` brings the words that were searched for. */
export function RecordPage() {
  const copies = useMyProjects();
  return <Page width="reading">{copies === undefined ? <Loading /> : <Record copies={copies} />}</Page>;
}

function Record({ copies }: { copies: readonly WorkingCopy[] }) {
  const [params] = useSearchParams();
  const [fresh] = useState(() => newId(random));
  const mine = copies.filter(({ row }) => row?.lost === undefined && row?.role !== 'reader');
  // The new project comes into the list the moment it is saved; the form stays until the next page is there.
  const [firstTime] = useState(mine.length === 0);
  const title = params.get('title')?.slice(0, LONGEST_TITLE) || undefined;
  if (!firstTime && title === undefined && !params.has('new')) return <ChooseProject copies={mine} cycle={fresh} />;
  const last = mine.flatMap(({ records }) => ofKind(records, projectKind)).at(-1)?.values;
  return (
    <>
      {!firstTime && <BackLink to="/record" />}
      <StartForm title={title} organisation={last?.organisation ?? null} setting={last?.setting ?? ''} />
    </>
  );
}
