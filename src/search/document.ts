import { settingLabel } from '../domain/project/settings.ts';
import { themeLabel } from '../domain/project/themes.ts';
import type { Searchable } from './messages.ts';

/** What is searched of one project, in words: codes of themes and settings are their labels. */
export type SearchDocument = {
  id: string;
  title: string;
  finding: string;
  subjects: string;
  organisation: string;
  setting: string;
  body: string;
};

export const SEARCHED_FIELDS = ['title', 'finding', 'subjects', 'organisation', 'setting', 'body'] as const;

/** Made in the worker, so that the page needs no labels for it. */
export function documentOf({ summary, body }: Searchable): SearchDocument {
  return {
    id: summary.id,
    title: summary.title,
    finding: summary.finding,
    subjects: [...summary.themes.map(themeLabel), ...summary.tags].join(' '),
    organisation: [summary.organisation?.name, summary.region].filter(Boolean).join(' '),
    setting: summary.setting === undefined ? '' : settingLabel(summary.setting),
    body,
  };
}
