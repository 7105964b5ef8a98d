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
  const upTo = Math.max(0, ...(manifest?.revoked ?? []).filter(({ project }) => project === id).map((one) => one.upTo));
  const withdrawn = upTo > 0 && (version === undefined || newest === undefined || Number(version) <= upTo);
  if (withdrawn && newest !== undefined) return <OlderWithdrawn id={id} />;
  if (withdrawn) return <Withdrawn />;
  const otherVersion = version !== undefined && newest !== undefined;
  return (
    <Page width="reading">
      <PageTitle title={otherVersion ? words.version(version) : words.title} />
      <p>{otherVersion ? words.versionText : manifest === undefined ? words.noArchive : words.unknown}</p>
      {!otherVersion && manifest !== undefined && <p>{words.maybe}</p>}
      <ButtonRow>
        {otherVersion && <LinkButton to={`/projects/${id}`}>{words.newest}</LinkButton>}
        <LinkButton to="/projects" look={otherVersion ? 'secondary' : 'primary'}>
          {words.search}
        </LinkButton>
        {!otherVersion && (
          <Button look="secondary" onClick={() => void engine.sendNow()}>
            {words.again}
          </Button>
        )}
      </ButtonRow>
    </Page>
  );
}

/** In place of what is not to be read any more: that it was withdrawn, and what that means. */
function Withdrawn() {
  const words = content.missing.withdrawn;
  return (
    <Page width="reading">
      <PageTitle title={words.title} />
      <p>{words.text}</p>
      <p>{words.copies}</p>
      <p>{words.cited}</p>
      <ButtonRow>
        <LinkButton to="/projects">{content.missing.search}</LinkButton>
      </ButtonRow>
    </Page>
  );
}

/** A version that was withdrawn, of a project that was published again since. */
function OlderWithdrawn({ id }: { id: string }) {
  const words = content.missing.withdrawn;
  return (
    <Page width="reading">
      <PageTitle title={words.newer} />
      <p>{words.newerText}</p>
      <p>{words.copies}</p>
      <ButtonRow>
        <LinkButton to={`/projects/${id}`}>{content.missing.newest}</LinkButton>
      </ButtonRow>
    </Page>
  );
}
