import { useMyself, usePerson } from '../../../store/use-store.ts';
import { OrganisationOf } from '../fields/organisation-of.tsx';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';

/** Name, role and organisation of this device's person. */
export function ProfileFields() {
  const copy = useMyself();
  const person = usePerson();
  const words = content.you;
  if (copy === undefined || person === undefined) return null;
  const at = (field: string) => ({ record: person, kind: 'profile', field });
  const line = { type: 'line' } as const;
  return (
    <>
      <WorkingField {...words.name} id="your-name" labelSize="small" copy={copy} target={at('name')} input={line} />
      <WorkingField {...words.role} id="your-role" labelSize="small" copy={copy} target={at('role')} input={line} />
      <OrganisationOf
        {...words.organisation}
        id="your-organisation"
        labelSize="small"
        copy={copy}
        target={at('organisation')}
      />
    </>
  );
}
