import { useState } from 'react';
import { Link } from 'react-router';
import { profileKind } from '../../../domain/profile/profile.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { useMyself } from '../../../store/use-store.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { Fieldset } from '../../../ui/forms/fieldset.tsx';
import { content } from './content.ts';
import { ProfileFields } from './profile-fields.tsx';

/** Who asks. Name, role and organisation are asked the first time, with the reason why; later only told. */
export function Asker() {
  const copy = useMyself();
  return copy === undefined ? null : <KnownAsker copy={copy} />;
}

function KnownAsker({ copy }: { copy: WorkingCopy }) {
  const name = ofKind(copy.records, profileKind)[0]?.values.name?.trim() ?? '';
  // Once they are asked for they stay on the page, also when the name has been given.
  const [asking] = useState(name === '');
  const words = content.you;
  if (!asking) {
    return (
      <p>
        <bdi>{words.known(name)}</bdi> <Link to="/you">{words.change}</Link>
      </p>
    );
  }
  return (
    <Fieldset legend={words.title} hint={words.why}>
      <ProfileFields />
    </Fieldset>
  );
}
