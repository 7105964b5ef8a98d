import { pdsaCycleKind } from '../../../domain/pdsa-cycle/pdsa-cycle.ts';
import { projectTitle } from '../../../domain/project/project-title.ts';
import { ofKind } from '../../../domain/record/kind.ts';
import { scopeId } from '../../../protocol/scope.ts';
import type { WorkingCopy } from '../../../store/working-copy.ts';
import { ButtonRow } from '../../../ui/actions/button-row.tsx';
import { LinkButton } from '../../../ui/actions/link-button.tsx';
import { LinkList } from '../../../ui/content/link-list.tsx';
import { PageTitle } from '../../../ui/shell/page-title.tsx';
import { content } from './content.ts';

/** The projects on this device, each a way to a new cycle in it, and a way to a new project. */
export function ChooseProject({ copies, cycle }: { copies: readonly WorkingCopy[]; cycle: string }) {
  const words = content.choose;
  return (
    <>
      <PageTitle title={words.title} caption={content.title} tabTitle={content.title} />
      <LinkList
        links={copies.map(({ scope, records }) => ({
          to: `/work/${scopeId(scope)}/cycles/${cycle}/plan`,
          label: projectTitle(records),
          detail: words.cycles(ofKind(records, pdsaCycleKind).length),
        }))}
      />
      <p>{words.newText}</p>
      <ButtonRow>
        <LinkButton to="/record?new">{words.new}</LinkButton>
      </ButtonRow>
    </>
  );
}
