import { clock, random } from '../../platform/world.ts';
import { isAlone, newTurn, personHere, readPeople } from '../../store/people-here.ts';
import { Frame } from './frame.tsx';
import { Gate } from './gate.tsx';
import { askPages, rememberedTurn, type Turn } from './pages.ts';
import { openSession, type Show } from './session.tsx';

/** The start of a page where several people work, or one has a PIN: it asks who it is, unless another page of this browser knows. */
export async function startWard(show: Show): Promise<void> {
  const turn = (await askPages()) ?? rememberedTurn(clock.now(), 60_000) ?? alone();
  const person = turn && personHere(localStorage, turn.person);
  if (turn !== undefined && person !== undefined) return openSession(show, person, turn);
  show(
    <Frame>
      <Gate show={show} />
    </Frame>,
  );
}

/** One person without a PIN is not asked. */
function alone(): Turn | undefined {
  const { people } = readPeople(localStorage);
  const [only] = people;
  if (only === undefined || !isAlone(people)) return undefined;
  return { turn: newTurn(localStorage, random), person: only.id, unlocked: undefined };
}
