import { Link } from 'react-router';
import { isKeySealed } from '../../platform/sealed-keys.ts';
import { useStore } from '../../store/store-context.tsx';
import { useVaultQuery } from '../../store/use-vault-query.ts';
import { useWard } from '../../store/ward-context.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';
import { IdleChoice } from './idle-choice.tsx';
import { LetSomeoneIn } from './let-someone-in.tsx';
import { ChangePin, TakePinAway } from './pin-sections.tsx';
import { SetPin } from './set-pin.tsx';

/** Everything about several people on one computer: what a PIN does, one's own PIN, when it locks, and letting someone else in. */
export function SharedComputerPage() {
  const ward = useWard();
  const { vault } = useStore();
  const isSealed = useVaultQuery(() => isKeySealed(vault.db), [vault]);
  const words = content.shared;
  const person = ward?.person;
  return (
    <Page width="reading">
      <PageTitle title={words.title} />
      <p className="d-lead">{words.lead}</p>
      <section className="d-section">
        <h2>{words.you.title}</h2>
        {person === undefined ? (
          <p>{words.you.alone}</p>
        ) : (
          <p>
            <span dir="auto">{words.you.name(person.name)}</span>{' '}
            {person.lock === undefined ? words.you.noPin : words.you.pin}
          </p>
        )}
        {isSealed === false && (
          <InsetNote>
            <p>{words.oldKey}</p>
          </InsetNote>
        )}
      </section>
      <section className="d-section">
        <h2>{words.does.title}</h2>
        <ul>
          {words.does.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
      {person?.lock === undefined && <SetPin />}
      {ward !== undefined && person?.lock !== undefined && <ChangePin person={person} />}
      {person !== undefined && <IdleChoice person={person} />}
      <LetSomeoneIn />
      {ward !== undefined && person?.lock !== undefined && <TakePinAway ward={ward} person={person} />}
      {person !== undefined && (
        <p>
          <Link to="/shared-computer/remove-me">{words.remove}</Link>
        </p>
      )}
    </Page>
  );
}
