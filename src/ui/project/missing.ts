import type { PublishedContent } from '../../domain/project/published-project.ts';

/** Whose words they are: a described project's gaps are those of the page that was read, an own one's are its team's. */
export type Voice = 'described' | 'own';

export const voiceOf = ({ source }: Pick<PublishedContent, 'source'>): Voice =>
  source === undefined ? 'own' : 'described';
