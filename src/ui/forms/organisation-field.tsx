import { useEffect, useRef, useState } from 'react';
import { given } from '../../domain/given.ts';
import type { Organisation } from '../../domain/organisation/organisation.ts';
import type { FieldProps } from './field.tsx';
import { SelectField } from './select-field.tsx';
import { SuggestField } from './suggest-field.tsx';
import type { SuggestOption } from './suggest-list.tsx';
import { useDirectory } from './use-directory.ts';

export interface OrganisationFieldProps extends FieldProps {
  value: Organisation | null | undefined;
  /** Every key counts: what is typed and never picked from the list is the name of one that is not listed. */
  onChange: (value: Organisation | null) => void;
}

/** An organisation of the national list by a part of its name, or one that is not in it with its integrated care board. */
export function OrganisationField({ value, onChange, ...field }: OrganisationFieldProps) {
  const [entered, setEntered] = useState(false);
  const directory = useDirectory(entered || value?.name !== undefined);
  const [query, setQuery] = useState(value?.name ?? '');
  const [unlisted, setUnlisted] = useState(false);
  const touched = useRef(false);
  const stored = value?.name ?? '';
  // What was typed is what is stored; something else was put there for the person, as a mend is.
  useEffect(() => setQuery(stored), [stored]);

  const change = (name: string, more: { code?: string | undefined; icb?: string | undefined } = {}) => {
    touched.current = true;
    setQuery(name);
    onChange(name.trim() === '' ? null : given({ name, ...more }));
  };
  const pick = ({ id }: SuggestOption) => {
    const listed = directory?.organisationByCode(id);
    setUnlisted(false);
    if (listed !== undefined) change(listed.name, { code: listed.code, icb: listed.icb });
  };
  const listed = value?.code === undefined ? undefined : directory?.organisationByCode(value.code);
  const options = (directory?.searchOrganisations(query) ?? []).map(({ code, name, town, icbName }) => ({
    id: code,
    label: name,
    detail: [town, icbName].filter((part) => part !== undefined).join(' · ') || undefined,
  }));
  const asksIcb = unlisted || (!touched.current && value?.name !== undefined && value.code === undefined);

  return (
    <>
      <SuggestField
        onFocus={() => setEntered(true)}
        {...field}
        hint={field.hint ?? 'Start typing its name, or the name of the hospital'}
        query={query}
        onQuery={(text) => change(text, unlisted ? { icb: value?.icb } : {})}
        options={options}
        onPick={pick}
        notListed={{ label: 'It is not in this list', onChoose: () => setUnlisted(true) }}
        after={
          <>
            {listed !== undefined && <p className="d-soft d-small d-flush">{listedWords(listed)}</p>}
            {field.after}
          </>
        }
      />
      {asksIcb && directory !== undefined && (
        <SelectField
          id={`${field.id}-icb`}
          label="Which integrated care board is it in?"
          hint="For a GP practice, a care home or a pharmacy. Leave it open if you do not know, or outside England."
          labelSize="small"
          options={directory.icbs().map(({ code, name }) => ({ value: code, label: name }))}
          value={value?.icb}
          onChange={(icb) => change(query, { icb })}
          emptyLabel="I do not know"
        />
      )}
    </>
  );
}

const listedWords = ({ code, town, icbName }: { code: string; town?: string; icbName?: string }): string =>
  [code, town, icbName].filter((part) => part !== undefined).join(' · ');
