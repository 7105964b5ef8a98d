import { projectTitle } from '../../domain/project/project-title.ts';
import { scopeId, scopeKind } from '../../protocol/scope.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { content } from './content.ts';

/** What a scope is called here: its project's title, one's own page, or a desk. */
export function scopeTitle(scope: string, copies: readonly WorkingCopy[]): string {
  switch (scopeKind(scope)) {
    case 'project':
      return projectTitle(recordsOf(scope, copies));
    case 'person':
      return content.you;
    case 'desk':
      return content.desk(scopeId(scope));
  }
}

export const recordsOf = (scope: string, copies: readonly WorkingCopy[]): WorkingCopy['records'] =>
  copies.find((copy) => copy.scope === scope)?.records ?? [];
