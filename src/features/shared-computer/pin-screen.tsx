import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { PinForm, type PinFormProps } from './pin-form.tsx';

export interface PinScreenProps extends Pick<PinFormProps, 'person' | 'now' | 'onTry'> {
  onBack: () => void;
  onForgotten: () => void;
}

/** Opens somebody's locked work. */
export function PinScreen({ person, now, onTry, onBack, onForgotten }: PinScreenProps) {
  const words = content.pin;
  return (
    <Page width="reading">
      <PageTitle title={words.title(person.name)} tabTitle={content.who.title} isEnd />
      {person.unsent !== undefined && person.unsent > 0 && (
        <InsetNote>
          <p>
            <strong>{words.unsent(person.unsent)}</strong> {words.unsentHow}
          </p>
        </InsetNote>
      )}
      <PinForm id="pin" label={words.label} hint={words.hint} button={words.open} {...{ person, now, onTry }} />
      <ButtonRow>
        <Button look="quiet" onClick={onBack}>
          {words.other}
        </Button>
        <Button look="quiet" onClick={onForgotten}>
          {words.forgotten}
        </Button>
      </ButtonRow>
    </Page>
  );
}
