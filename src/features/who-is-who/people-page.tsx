import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { PublicProfile } from '../../domain/profile/profile.ts';
import { fetchPeople } from '../../sync/fetch-people.ts';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { EmptyState } from '../../ui/content/empty-state.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { PersonCard } from '../../ui/content/person-card.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** Everybody who has a public profile. */
export function WhoIsWhoPage() {
  const [people, setPeople] = useState<readonly PublicProfile[] | 'offline'>();
  useEffect(() => {
    void fetchPeople().then((found) => setPeople(found ?? 'offline'));
  }, []);
  const words = content.people;
  return (
    <Page width="reading">
      <PageTitle title={words.title} />
      <p className="d-lead">{words.lead}</p>
      {people === undefined && <Loading />}
      {people === 'offline' && <p>{words.offline}</p>}
      {Array.isArray(people) && people.length === 0 && (
        <EmptyState title={words.none} action={<LinkButton to="/you/public">{words.own}</LinkButton>}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {people !== 'offline' &&
        people?.map(({ organisation, ...person }) => (
          <PersonCard
            key={[person.name, person.role, organisation?.name, person.helpsWith].join(' ')}
            {...person}
            organisation={organisation?.name}
            helpsWithLabel={words.helpsWith}
          />
        ))}
      <p>
        <Link to="/you/public">{words.own}</Link>
      </p>
    </Page>
  );
}
