import * as z from 'zod/mini';
import { isIdentifierName } from '../domain/identifiers/name.ts';
import type { ScopeKind } from '../domain/record/kind.ts';
import { type Role, TEAM_ROLES } from '../domain/team/membership.ts';

/** What is shared together and ordered together: `project:<id>`, `person:<id>`, `desk:<code of the organisation>`. */
export const scopeSchema = z.string().check(
  z.regex(/^(project|person|desk):[A-Za-z0-9_-]{1,64}$/),
  z.refine((scope) => !isIdentifierName(scopeId(scope)), 'must not look like an NHS number'),
);

/** The desk that stands in where an organisation and its integrated care board have none. */
export const OPERATOR_DESK = 'desk:operator';

export type ScopeName = string;

export function scopeKind(scope: ScopeName): ScopeKind {
  return scope.slice(0, scope.indexOf(':')) as ScopeKind;
}

export function scopeId(scope: ScopeName): string {
  return scope.slice(scope.indexOf(':') + 1);
}

/** The id of a scope as the id of a record: `project:abc` → `project_abc`. */
export const scopeAsRecord = (scope: ScopeName): string => scope.replace(':', '_');

/** Whether someone with this role may change records of the scope. Readers may not. */
export const mayWrite = (role: Role): boolean => role !== 'reader';

/** Which roles somebody with this role may grant to others in the same scope (S1). */
export function mayGrant(kind: ScopeKind, role: Role): readonly Role[] {
  switch (kind) {
    case 'project':
      return role === 'lead' ? TEAM_ROLES : [];
    case 'person':
      return role === 'self' ? ['self'] : [];
    case 'desk':
      return role === 'moderator' ? ['moderator'] : [];
  }
}
