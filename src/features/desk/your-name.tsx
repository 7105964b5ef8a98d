import { type FormEvent, useState } from 'react';
import { deskModeratorKind } from '../../domain/desk/moderator.ts';
import { moderatorName } from '../../domain/desk/moderators-of.ts';
import { findIdentifier } from '../../domain/identifiers/stop.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { Button } from '../../ui/actions/button.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { content } from './moderators-content.ts';
import { NotSaved } from './not-saved.tsx';

/** What the other moderators call this one. */
export function YourName({ desk, person, records }: { desk: string; person: string; records: readonly Folded[] }) {
  const { saveNow, failed } = useSaveNow();
  const [typed, setTyped] = useState<string>();
  const [saved, setSaved] = useState(false);
  const words = content.name;
  const name = typed ?? moderatorName(records, person) ?? '';
  const identifies = findIdentifier(name) !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (identifies) return;
    const place = { scope: `desk:${desk}`, record: person, kind: deskModeratorKind.name, field: 'name' };
    void saveNow([{ ...place, op: 'set', payload: name.trim() }]).then((done) => setSaved(done !== undefined));
  };
  return (
    <form className="d-section" noValidate onSubmit={submit}>
      <NotSaved error={failed} />
      <TextField
        id="moderator-name"
        label={words.label}
        hint={words.hint}
        value={name}
        onChange={(next) => {
          setSaved(false);
          setTyped(next);
        }}
        error={identifies ? words.identifies : undefined}
      />
      <Button type="submit" look="secondary">
        {words.button}
      </Button>
      <p role="status">{saved && words.saved}</p>
    </form>
  );
}
