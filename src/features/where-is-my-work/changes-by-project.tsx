import type { UnsentChange } from '../../store/where-is-my-work.ts';
import type { WorkingCopy } from '../../store/working-copy.ts';
import { changeWords } from '../../ui/working/change-words.ts';
import { recordsOf, scopeTitle } from './scope-title.ts';

/** The changes as one would read them out: under each project, what was changed. */
export function ChangesByProject(props: { changes: readonly UnsentChange[]; copies: readonly WorkingCopy[] }) {
  const { changes, copies } = props;
  const scopes = [...new Set(changes.map(({ scope }) => scope))];
  return scopes.map((scope) => (
    <section key={scope}>
      <h3>
        <bdi>{scopeTitle(scope, copies)}</bdi>
      </h3>
      <ul>
        {changes
          .filter((change) => change.scope === scope)
          .map((change) => (
            <li key={change.mid} dir="auto">
              {changeWords(recordsOf(scope, copies), change)}
            </li>
          ))}
      </ul>
    </section>
  ));
}
