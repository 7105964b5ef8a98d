import { fieldOf } from '../../../domain/kinds.ts';
import type { FieldTarget } from '../../../store/use-edited.ts';
import { useOrganisation } from '../../../store/use-organisation.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { OrganisationField } from '../../../ui/forms/organisation-field.tsx';
import { SeenNotice } from '../../../ui/identifiers/seen-notice.tsx';
import { FieldSaveLine } from './field-save-line.tsx';
import { saveLineOf, warningOf } from './field-state.ts';
import { useReported } from './form-check.ts';
import { WithConflict } from './with-conflict.tsx';

export interface OrganisationOfProps {
  copy: WorkingCopy;
  target: FieldTarget;
  /** The field's name, unless the page has two of them. */
  id?: string;
  label?: string;
  hint?: string;
  needed?: string;
  labelSize?: 'large' | 'small';
}

/** The organisation of a project or a person, which saves itself. */
export function OrganisationOf(props: OrganisationOfProps) {
  return (
    <WithConflict copy={props.copy} target={props.target}>
      <Control {...props} />
    </WithConflict>
  );
}

function Control({ copy, target, id = target.field, label, hint, needed, labelSize }: OrganisationOfProps) {
  const edited = useOrganisation(copy, target);
  const { organisation, onOrganisation } = edited;
  const told = { ...edited, text: organisation?.name ?? '', onText: () => onOrganisation(organisation) };
  const missing = needed !== undefined && organisation === null ? needed : undefined;
  const tooLong = edited.stuck?.problem === 'bad-value' ? edited.stuck.message : undefined;
  const tried = useReported(id, tooLong ?? missing);
  return (
    <OrganisationField
      id={id}
      label={label ?? fieldOf(target.kind, target.field)?.label ?? target.field}
      hint={hint}
      value={organisation}
      onChange={onOrganisation}
      error={tried ? (tooLong ?? missing) : undefined}
      warning={warningOf(told)}
      after={
        <>
          <SeenNotice
            id={id}
            text={told.text}
            {...edited.stop}
            onText={(name) => onOrganisation(organisation && { ...organisation, name })}
            onPass={edited.onPass}
            onAsk={edited.onAsk}
          />
          <FieldSaveLine {...saveLineOf(told)} />
        </>
      }
      {...(labelSize !== undefined && { labelSize })}
    />
  );
}
