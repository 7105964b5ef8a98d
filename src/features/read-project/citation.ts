import type { PublishedContent } from '../../domain/project/published-project.ts';
import { formatDate } from '../../domain/text/partial-date.ts';

export type Cited = { content: PublishedContent; version: number; publishedAt: string };

/**
 * A plain text to cite a version by. A described project is our restatement, so it names the source beside us and never its
 * organisation as the author.
 *
 * @param address the permanent address of the version
 */
export function citationOf({ content, version, publishedAt }: Cited, address: string): string {
  const { title, organisation, source } = content;
  const published = `version ${version}, ${formatDate(publishedAt.slice(0, 10))}`;
  if (source !== undefined) {
    return `${sentence(title)} In: Dandelion, ${published}. Described from: ${source.title}, ${source.url}. ${address}`;
  }
  const author = organisation === undefined ? '' : `${sentence(organisation.name)} `;
  return `${author}${sentence(title)} Dandelion, ${published}. ${address}`;
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
