import type { Manifest } from '../../protocol/manifest.ts';
import { useSync } from '../../sync/sync-context.tsx';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Page } from '../../ui/shell/page.tsx';
import { PageTitle } from '../../ui/shell/page-title.tsx';
import { content } from './content.ts';

export interface MissingProjectProps {
  id: string;
  /** As it stands in the address. */
  version: string | undefined;
  /** The newest version that is known, where the project is. */
  newest: number | undefined;
  /** Undefined while no archive has come. */
  manifest: Manifest | undefined;
}

/** Says why there is nothing to read, and where to go on. */
export function MissingProject({ id, version, newest, manifest }: MissingProjectProps) {
  const { engine } = useSync();
  const words = content.missing;
  const withdrawn = manifest?.revoked.some(({ project }) => project === id) === true;
  const otherVersion = version !== undefined && newest !== undefined;
  return (
    <Page width="reading">
      <PageTitle title={otherVersion ? words.version(version) : words.title} />
      <p>{otherVersion ? words.versionText : whyMissing(manifest, withdrawn)}</p>
      {!otherVersion && !withdrawn && manifest !== undefined && <p>{words.maybe}</p>}
      <ButtonRow>
        {otherVersion && <LinkButton to={`/projects/${id}`}>{words.newest}</LinkButton>}
        <LinkButton to="/projects" look={otherVersion ? 'secondary' : 'primary'}>
          {words.search}
        </LinkButton>
        {!otherVersion && !withdrawn && (
          <Button look="secondary" onClick={() => void engine.sendNow()}>
            {words.again}
          </Button>
        )}
      </ButtonRow>
    </Page>
  );
}

function whyMissing(manifest: Manifest | undefined, withdrawn: boolean): string {
  if (withdrawn) return content.missing.withdrawn;
  return manifest === undefined ? content.missing.noArchive : content.missing.unknown;
}
