import { type FormEvent, useState } from 'react';
import type { PublicProfile } from '../../domain/profile/profile.ts';
import { useProfile } from '../../store/use-profile.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Loading } from '../../ui/content/loading.tsx';
import { PersonCard } from '../../ui/content/person-card.tsx';
import { WarningNote } from '../../ui/content/warning-note.tsx';
import { OrganisationField } from '../../ui/forms/organisation-field.tsx';
import { TextArea } from '../../ui/forms/text-area.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { BackLink } from '../../ui/shell/back-link.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** Somebody who wants to be found says as what, sees what others will see, and takes it back whenever they like. */
export function PublicProfilePage() {
  const { values, publicWaits, save } = useProfile();
  const [edited, setEdited] = useState<Partial<PublicProfile>>({});
  const [missing, setMissing] = useState(false);
  const [held, setHeld] = useState(false);
  const words = content.profile;
  if (values === undefined) return <Loading />;
  const shown = values.public ?? undefined;
  const first = shown ?? {
    ...{ name: values.name ?? '', role: values.role ?? '', organisation: values.organisation ?? null, helpsWith: '' },
  };
  const profile = { ...first, ...edited };
  const change = (part: Partial<PublicProfile>) => setEdited((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const name = profile.name.trim();
    setMissing(name === '');
    if (name === '') return;
    const done = await save('public', {
      ...profile,
      name,
      role: profile.role.trim(),
      helpsWith: profile.helpsWith.trim(),
    });
    setHeld(done.held);
    if (done.saved) setEdited({});
  };
  const takeBack = async () => {
    await save('public', null);
    setEdited({});
  };
  const state = shown === undefined ? (publicWaits ? 'to-hide' : 'hidden') : publicWaits ? 'to-show' : 'shown';
  return (
    <Page width="reading">
      <BackLink to="/people">{content.people.title}</BackLink>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <PageTitle title={words.title} invalid={missing} />
        <p className="d-lead">{words.lead}</p>
        <p>{words.not}</p>
        <p role="status">
          <strong>{words.state[state]}</strong>
        </p>
        {held && (
          <WarningNote title={words.held} level={2}>
            {null}
          </WarningNote>
        )}
        <TextField
          id="public-name"
          label={words.name}
          labelSize="small"
          error={missing ? words.needed : undefined}
          value={profile.name}
          onChange={(name) => change({ name: name.slice(0, 200) })}
        />
        <TextField
          id="public-role"
          label={words.role}
          labelSize="small"
          hint={words.roleHint}
          value={profile.role}
          onChange={(role) => change({ role: role.slice(0, 200) })}
        />
        <OrganisationField
          id="public-organisation"
          label={words.organisation}
          labelSize="small"
          value={profile.organisation}
          onChange={(organisation) => change({ organisation })}
        />
        <TextArea
          id="public-helps"
          label={words.helpsWith}
          labelSize="small"
          hint={words.helpsWithHint}
          rows={3}
          limit={500}
          value={profile.helpsWith}
          onChange={(helpsWith) => change({ helpsWith })}
        />
        <h2>{words.preview}</h2>
        <PersonCard
          {...profile}
          name={profile.name.trim() || '…'}
          organisation={profile.organisation?.name}
          helpsWithLabel={content.people.helpsWith}
        />
        <ButtonRow>
          <Button type="submit">{shown === undefined ? words.show : words.change}</Button>
          {shown !== undefined && (
            <Button look="secondary" onClick={() => void takeBack()}>
              {words.takeBack}
            </Button>
          )}
        </ButtonRow>
      </form>
    </Page>
  );
}
