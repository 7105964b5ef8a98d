import { newId } from '../domain/id.ts';
import type { SeenWords } from '../domain/identifiers/mended.ts';
import type { Pass } from '../domain/identifiers/pass.ts';
import { fieldOf } from '../domain/kinds.ts';
import { type AskedQuestion, questionKind } from '../domain/question/question.ts';
import { commitmentOf } from '../protocol/commitment.ts';
import { scopeKind } from '../protocol/scope.ts';
import { useStore } from './store-context.tsx';
import { useSaveNow } from './use-save-now.ts';

type Place = { scope: string; kind: string; field: string };

/**
 * Asks the desk whether something that passes as an NHS number may stand (S31), without telling it the number. It can be asked offline.
 *
 * @returns undefined where nobody can be asked: outside of a project. The reason that is to be saved with the text comes back, or nothing where
 *   the question could not be saved
 */
function useAskDesk({ scope, kind, field }: Place) {
  const { vault } = useStore();
  const { saveNow } = useSaveNow();
  if (scopeKind(scope) !== 'project') return undefined;
  return async (one: SeenWords, pass: Pass): Promise<Pass | undefined> => {
    const finder = await vault.finder.load();
    if (finder === undefined) return undefined;
    const [question, salt] = [newId(vault.random), newId(vault.random)];
    const payload: AskedQuestion = {
      ...{ reason: pass.reason, note: pass.note ?? '', label: fieldOf(kind, field)?.label ?? '' },
      context: finder.maskedContext(one.text, one),
      commitment: await commitmentOf(salt, one.words),
    };
    const target = { scope, record: question, kind: questionKind.name, field: 'asked' };
    const saved = await saveNow([{ ...target, op: 'set', payload }]);
    return saved === undefined ? undefined : { ...pass, question, salt };
  };
}

/** The same for one field: the reason that comes back is saved with its text. */
export function useAsking(
  scope: string,
  { kind, field }: Omit<Place, 'scope'>,
  onPass: (pass: Pass) => void,
): ((one: SeenWords, pass: Pass) => void) | undefined {
  const ask = useAskDesk({ scope, kind, field });
  return (
    ask &&
    ((one, pass) => {
      void ask(one, pass).then((asked) => asked && onPass(asked));
    })
  );
}
