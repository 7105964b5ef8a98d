import type { Lost } from '../../store/marker.ts';
import { useLost } from '../../store/marker-context.tsx';
import { LinkButton } from '../../ui/actions/link-button.tsx';
import { Notice } from '../../ui/shell/notice.tsx';
import { noticeContent } from './notice-content.ts';

const PAGE = '/lost-work';

/** On every page, until a person has read it: this device does not have what it had (S11). */
export function LostNotice({ path }: { path: string }) {
  const last = useLost().lost.at(-1);
  if (last === undefined || path === PAGE) return null;
  return (
    <Notice label="What was lost" action={<LinkButton to={PAGE}>{noticeContent.see}</LinkButton>}>
      {noticeContent[last.how]} {unsentWords(last)}
    </Notice>
  );
}

/** Of what is not known, nothing is said here: the page says that it is not. */
function unsentWords({ unsent, closed }: Lost): string {
  const words = noticeContent;
  if (unsent === null) return '';
  if (unsent.count > 0) return words.unsent(unsent.count, unsent.projects);
  return closed === true ? words.nothing : words.asKnown;
}
