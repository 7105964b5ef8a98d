import { useNavigate } from 'react-router';
import { newId } from '../../../domain/id.ts';
import { findIdentifier } from '../../../domain/identifiers/stop.ts';
import type { Organisation } from '../../../domain/organisation/organisation.ts';
import { THEMES } from '../../../domain/project/themes.ts';
import { random } from '../../../platform/world.ts';
import { useSaveNow } from '../../../store/use-save-now.ts';
import { type Seen, useSeen } from '../../../store/use-seen.ts';
import { Loading } from '../../../ui/content/loading.tsx';
import { OrganisationField } from '../../../ui/forms/organisation-field.tsx';
import { SelectField } from '../../../ui/forms/select-field.tsx';
import { SeenNotice } from '../../../ui/identifiers/seen-notice.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { ANSWERS } from '../../../ui/working/choices.ts';
import { content as fieldWords } from '../fields/content.ts';
import { NotSaved } from '../fields/not-saved.tsx';
import { WorkingForm } from '../fields/working-form.tsx';
import { content } from './content.ts';
import { useStartDraft } from './start-draft.ts';
import { startProject } from './start-project.ts';
import { TitleField } from './title-field.tsx';
import { TriedBefore } from './tried-before.tsx';

export interface StartFormProps {
  /** The words that were searched for. */
  title: string | undefined;
  /** The place of the last project: a guess that can be changed. */
  organisation: Organisation | null;
  setting: string;
}

/** A new project, of which only the title is needed, and then straight to its first cycle. */
export function StartForm({ title, organisation, setting }: StartFormProps) {
  const { draft, change, drop } = useStartDraft({ title: '', organisation, setting, theme: '' }, title);
  const { saveNow, failed } = useSaveNow();
  const navigate = useNavigate();
  const words = content.start;
  const name = draft?.organisation?.name ?? '';
  const [inTitle, inName] = [useSeen(draft?.title ?? ''), useSeen(name)];
  if (draft === undefined) return <Loading />;

  const start = async () => {
    const project = await startProject(draft, saveNow);
    if (project === undefined) return;
    await drop();
    await navigate(`/work/${project}/cycles/${newId(random)}/plan`);
  };

  return (
    <WorkingForm
      title={(invalid) => <PageTitle title={words.title} caption={content.title} invalid={invalid} />}
      next={{ label: words.go, go: () => void start() }}
      leave={{ label: words.leave, to: '/work' }}
    >
      <p className="d-lead">{words.lead}</p>
      <TitleField
        value={draft.title}
        onChange={(title) => change({ title })}
        warning={warningOf(draft.title, inTitle)}
        after={<SeenNotice id="title" text={draft.title} {...inTitle} onText={(title) => change({ title })} />}
      />
      <TriedBefore title={draft.title} />
      <OrganisationField
        id="organisation"
        label={words.organisation.label}
        hint={words.organisation.hint}
        labelSize="small"
        value={draft.organisation}
        onChange={(next) => change({ organisation: next })}
        warning={warningOf(draft.organisation, inName)}
        after={
          <SeenNotice
            id="organisation"
            text={name}
            {...inName}
            onText={(next) => change({ organisation: draft.organisation && { ...draft.organisation, name: next } })}
          />
        }
      />
      <SelectField
        id="setting"
        label={words.setting.label}
        labelSize="small"
        hint={words.optional}
        options={ANSWERS['project.setting']}
        emptyLabel={words.setting.choose}
        value={draft.setting}
        onChange={(next = '') => change({ setting: next })}
      />
      <SelectField
        id="theme"
        label={words.theme.label}
        labelSize="small"
        hint={words.optional}
        options={THEMES.map(({ id, label }) => ({ value: id, label }))}
        emptyLabel={words.theme.choose}
        value={draft.theme}
        onChange={(next = '') => change({ theme: next })}
      />
      <NotSaved error={failed} />
    </WorkingForm>
  );
}

/** A reason can be given on the pages of the project, once there is one. */
const warningOf = (value: unknown, { seen }: Seen): string | undefined =>
  seen.length > 0 || findIdentifier(value) !== undefined ? fieldWords.identifier : undefined;
