import { lengthWords } from '../../domain/text/age.ts';
import { useSync } from '../../sync/sync-context.tsx';
import { InsetNote } from '../../ui/content/inset-note.tsx';
import { content } from './content.ts';

const OFF_MS = 10 * 60_000;

/** Where this device's clock differs from the server's, as far as the last answer told: what is written here bears the wrong time. */
export function WrongClock() {
  const { transport } = useSync();
  const ahead = transport.aheadMs() ?? 0;
  if (Math.abs(ahead) <= OFF_MS) return null;
  const words = content.clock;
  return <InsetNote>{(ahead > 0 ? words.slow : words.fast)(lengthWords(Math.abs(ahead)))}</InsetNote>;
}
