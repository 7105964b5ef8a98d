import { lookOf, POLICY } from '../../domain/desk/look-of.ts';
import { deskPolicyKind, LOOKS } from '../../domain/desk/policy.ts';
import type { Folded } from '../../domain/record/kind.ts';
import { useSaveNow } from '../../store/use-save-now.ts';
import { ChoiceField } from '../../ui/forms/choice-field.tsx';
import { content } from './content.ts';
import { NotSaved } from './not-saved.tsx';

/** When the desk looks at what verified authors ask to publish. All of its moderators can change it. */
export function Policy({ desk, records }: { desk: string; records: readonly Folded[] }) {
  const { saveNow, failed } = useSaveNow();
  const words = content.policy;
  const place = { scope: `desk:${desk}`, record: POLICY, kind: deskPolicyKind.name, field: 'look' };
  return (
    <section className="d-section" aria-labelledby="policy-title">
      <h2 id="policy-title">{words.title}</h2>
      <p>{words.text}</p>
      <NotSaved error={failed} />
      <ChoiceField
        id="policy"
        label={words.label}
        choices={LOOKS.map((value) => ({ value, ...words.choices[value] }))}
        value={lookOf(records)}
        onChange={(payload) => void saveNow([{ ...place, op: 'set', payload }])}
      />
    </section>
  );
}
