import { useState } from 'react';
import { Button } from '../../ui/actions/button.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { PinForm, type PinFormProps } from './pin-form.tsx';

/** In place of a locked page of which something could not be saved: its person can put that into a file. */
export function CoverScreen({ person, now, onTry }: Pick<PinFormProps, 'person' | 'now' | 'onTry'>) {
  const [told, setTold] = useState('');
  const words = content.cover;
  const take = async (pin: string) => {
    const tried = await onTry(pin);
    if (tried === undefined || tried.at === 'opened') setTold(words.saved);
    return tried;
  };
  return (
    <Page width="reading">
      <PageTitle title={words.title} />
      <p>{words.text(person.name)}</p>
      {person.lock === undefined ? (
        <Button onClick={() => void take('')}>{words.save}</Button>
      ) : (
        <PinForm id="pin" label={words.label} button={words.save} {...{ person, now }} onTry={take} />
      )}
      <p role="status">{told}</p>
    </Page>
  );
}
