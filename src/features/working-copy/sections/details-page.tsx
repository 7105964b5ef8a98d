import { projectKind } from '../../../domain/project/project.ts';
import { type Folded, ofKind } from '../../../domain/record/kind.ts';
import { endsBeforeStart } from '../../../domain/text/date-order.ts';
import { ANSWERS } from '../../../ui/working/choices.ts';
import { content as fieldWords } from '../fields/content.ts';
import { OrganisationOf } from '../fields/organisation-of.tsx';
import { ThemesOf } from '../fields/themes-of.tsx';
import { WorkingField } from '../fields/working-field.tsx';
import { content } from './content.ts';
import { SectionFrame } from './section-frame.tsx';

function endsFirst(records: readonly Folded[]): string | undefined {
  const project = ofKind(records, projectKind)[0]?.values;
  return endsBeforeStart(project?.startedOn, project?.endedOn) ? fieldWords.endsFirst : undefined;
}

export function DetailsPage() {
  const words = content.details;
  const settings = { type: 'select', options: ANSWERS['project.setting'], emptyLabel: words.setting.choose } as const;
  return (
    <SectionFrame title={words.title}>
      {({ copy, project, at }) => (
        <>
          <WorkingField {...words.name} copy={copy} target={at('title')} input={{ type: 'line' }} />
          <OrganisationOf {...words.organisation} copy={copy} target={at('organisation')} />
          <WorkingField label={words.setting.label} copy={copy} target={at('setting')} input={settings} />
          <ThemesOf copy={copy} project={project} />
          <WorkingField
            {...words.stage}
            copy={copy}
            target={at('stage')}
            input={{ type: 'choice', choices: ANSWERS['project.stage'] }}
          />
          <WorkingField {...words.started} copy={copy} target={at('startedOn')} input={{ type: 'date' }} />
          <WorkingField
            {...words.ended}
            copy={copy}
            target={at('endedOn')}
            input={{ type: 'date' }}
            error={endsFirst(copy.records)}
          />
        </>
      )}
    </SectionFrame>
  );
}
