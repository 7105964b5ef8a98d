import { liveQuery } from 'dexie';
import type { ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';
import { sealedDeviceKeys } from '../../platform/sealed-keys.ts';
import { clock, random } from '../../platform/world.ts';
import { ownTexts } from '../../store/lock/own-texts.ts';
import { sealedTexts } from '../../store/lock/sealed-texts.ts';
import { finishConversion, readLock, writeLock } from '../../store/lock/unlock.ts';
import { createVaultSealer } from '../../store/lock/vault-sealer.ts';
import {
  dropLock,
  editPerson,
  isAlone,
  newTurn,
  PEOPLE_KEY,
  type PersonHere,
  personHere,
  readPeople,
} from '../../store/people-here.ts';
import { unsentPlaces } from '../../store/unsent.ts';
import { VaultDb } from '../../store/vault-db.ts';
import { type Ward, WardContext } from '../../store/ward-context.tsx';
import { App } from '../app.tsx';
import { startServices, type Whose } from '../start-services.ts';
import { closeUp } from './close-up.tsx';
import { createIdle } from './idle.ts';
import { forgetTurn, rememberTurn, type Turn, talkToPages } from './pages.ts';

export type Show = (app: ReactNode) => void;

const LOOK_MS = 1_000;
const TELL_MS = 5_000;
const TOUCHED = ['keydown', 'pointerdown', 'touchstart', 'wheel', 'input'] as const;

/** What one's vault and the texts beside it need. */
function whoseOf({ database }: PersonHere, { unlocked }: Turn, onPlain: () => void): Whose {
  const texts = ownTexts(localStorage, database);
  if (unlocked === undefined) return { database, texts };
  const sealer = createVaultSealer(unlocked.keys, random, onPlain);
  return {
    ...{ database, sealer },
    texts: sealedTexts(texts, unlocked.keys.texts, random),
    device: (db) => sealedDeviceKeys(db, sealer),
  };
}

const hideRoot = (hidden: boolean) => document.getElementById('root')?.toggleAttribute('hidden', hidden);

/** Has the next opening look for rows that are not sealed. */
async function sealAgain(db: VaultDb): Promise<void> {
  const lock = await readLock(db);
  if (lock !== undefined) await writeLock(db, { ...lock, under: 'sealing' });
}

/** Opens somebody's vault, and shows the app until they hand over, or nobody has been there for a while. */
export async function openSession(show: Show, person: PersonHere, turn: Turn): Promise<void> {
  let plainSeen = false;
  const services = startServices(
    whoseOf(person, turn, () => {
      plainSeen = true;
    }),
  );
  const { vault } = services.store;
  const limitMs = () => (personHere(localStorage, person.id)?.idleMinutes ?? person.idleMinutes) * 60_000;
  const locksIn = createStore<number | undefined>(() => undefined);
  const idle = createIdle({ limitMs: limitMs(), now: clock.now, steady: () => performance.now() });
  const isQuiet = isAlone(readPeople(localStorage).people);
  let told = 0;

  const counting = liveQuery(() => unsentPlaces(vault)).subscribe({
    next: (places) => {
      if (personHere(localStorage, person.id)?.unsent === places.length) return;
      editPerson(localStorage, person.id, (one) => ({ ...one, unsent: places.length }));
    },
    error: () => undefined,
  });
  const isOver = () => readPeople(localStorage).turn !== turn.turn || (!isQuiet && idle.leftMs() <= 0);
  const pages = talkToPages(turn, { isOver, onActive: idle.active });

  const close = async (work?: Parameters<Ward['lockAnd']>[0]) => {
    clearInterval(looking);
    counting.unsubscribe();
    forgetTurn();
    // What an older page wrote beside is sealed at the next opening.
    if (plainSeen) await sealAgain(vault.db).catch(() => undefined);
    await closeUp({ services, person, show, ...(work !== undefined && { work }) });
    pages.close();
  };
  const look = () => {
    if (isOver()) return void close();
    locksIn.setState(isQuiet ? undefined : idle.warning(), true);
  };
  const looking = setInterval(look, LOOK_MS);
  const active = () => {
    // What was slept through is over: the first touch after it opens nothing.
    if (isOver()) return void close();
    idle.active();
    locksIn.setState(undefined, true);
    if (Math.abs(clock.now() - told) < TELL_MS) return;
    told = clock.now();
    pages.active();
    if (turn.unlocked === undefined) rememberTurn(turn, told);
  };
  for (const event of TOUCHED) window.addEventListener(event, active, { capture: true, passive: true });
  window.addEventListener('storage', ({ key }) => key === PEOPLE_KEY && look());
  for (const event of ['focus', 'pageshow', 'resume']) window.addEventListener(event, look);
  document.addEventListener('visibilitychange', look);
  // A page that a browser keeps for going back shows nothing before it is known that it is still its turn.
  window.addEventListener('pagehide', ({ persisted }) => hideRoot(persisted));
  window.addEventListener('pageshow', ({ persisted }) => persisted && hideRoot(isOver()));
  active();

  const lockAnd: Ward['lockAnd'] = async (work) => {
    newTurn(localStorage, random);
    await close(work);
  };
  const ward: Ward = {
    ...{ person, locksIn, lockAnd },
    lock: async () => {
      newTurn(localStorage, random);
      await close();
    },
    openForGood: (unlocked) =>
      lockAnd(async (onProgress) => {
        const db = new VaultDb(person.database);
        const under = { ...unlocked, lock: { ...unlocked.lock, under: 'opening' as const } };
        await writeLock(db, under.lock);
        const texts = ownTexts(localStorage, person.database);
        await finishConversion({ db, texts, random, onProgress }, under);
        dropLock(localStorage, person.id);
      }),
  };
  await services.ready;
  show(
    <WardContext value={isQuiet ? undefined : ward}>
      <App services={services} />
    </WardContext>,
  );
}
