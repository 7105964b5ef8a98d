import { type FormEvent, useState } from 'react';
import { useOwnDevices } from '../../store/use-own-devices.ts';
import { Button } from '../../ui/actions/button.tsx';
import { TextField } from '../../ui/forms/text-field.tsx';
import { content } from './content.ts';

/** What a person calls the device before them. */
export function DeviceName() {
  const { here, nameOf, rename } = useOwnDevices();
  const [typed, setTyped] = useState<string>();
  const [told, setTold] = useState('');
  const words = content.name;
  if (here === undefined) return null;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (typed === undefined) return;
    setTold((await rename(here, typed.trim())) ? words.saved : '');
  };
  return (
    <form className="d-section" noValidate onSubmit={(event) => void save(event)}>
      <TextField
        id="device-name"
        label={words.label}
        labelSize="small"
        hint={words.hint}
        width="full"
        value={typed ?? nameOf(here)}
        onChange={(text) => setTyped(text.slice(0, 60))}
      />
      <Button type="submit" look="secondary">
        {words.save}
      </Button>
      <p role="status">{told}</p>
    </form>
  );
}
