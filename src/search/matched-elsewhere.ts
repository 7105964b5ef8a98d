import type { ProjectSummary } from '../domain/project/summary.ts';
import { tellingWords } from './telling-words.ts';

const MOST = 4;

/** Up to four words that matched where a list shows no form of them: in the aim, the changes, the learning. */
export function matchedElsewhere({ title, finding }: ProjectSummary, terms: readonly string[]): string[] {
  const shown = new Set(tellingWords(`${title} ${finding}`));
  const seen = terms.filter((term) => shown.has(term));
  const elsewhere: string[] = [];
  for (const term of terms) {
    const isForm = [...seen, ...elsewhere].some((other) => term.startsWith(other) || other.startsWith(term));
    if (!isForm) elsewhere.push(term);
  }
  return elsewhere.slice(0, MOST);
}
