import { textOrNone } from '../given.ts';
import { type Folded, ofKind } from '../record/kind.ts';
import { projectKind } from './project.ts';

/** What a working copy is called; words that say so where its team has given it no title. */
export const projectTitle = (records: readonly Folded[]): string =>
  textOrNone(ofKind(records, projectKind)[0]?.values.title) ?? 'Project without a title';
