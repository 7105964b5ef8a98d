import { Link } from 'react-router';
import { momentWords } from '../../domain/text/moment.ts';
import { canWrite } from '../../platform/world.ts';
import type { ArchiveState } from '../../store/archive.ts';
import { useStore } from '../../store/store-context.tsx';
import { useSyncState } from '../../sync/sync-context.tsx';
import { ProgressBar } from '../../ui/content/progress-bar.tsx';
import { content } from './content.ts';
import { useBodiesHere } from './use-bodies-here.ts';

/** What can be done with no connection right now, and how old what is read is. */
export function OnThisDevice({ state }: { state: NonNullable<ArchiveState> }) {
  const { manifest, fetchedAt } = state;
  const { archive: progress } = useSyncState();
  const full = useBodiesHere(manifest);
  const now = useStore().vault.clock.now();
  const words = content.device;
  return (
    <section className="d-section d-reading" aria-labelledby="on-this-device">
      <h2 id="on-this-device">{words.title}</h2>
      {progress !== undefined && (
        <ProgressBar label={words.coming} done={progress.done} total={progress.of} unit={content.copy.unit} />
      )}
      <p>
        {full === undefined || full === manifest.projects
          ? words.all(manifest.projects)
          : words.some(full, manifest.projects)}{' '}
        {canWrite() ? words.record : words.readOnly}
      </p>
      <p className="d-soft">
        {words.updated(momentWords(Date.parse(manifest.updatedAt), now), momentWords(Date.parse(fetchedAt), now))}
      </p>
      <p>
        <Link to="/help/keeping-work-safe">{words.help}</Link>
      </p>
    </section>
  );
}
