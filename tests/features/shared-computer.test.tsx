import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { HandOverPage } from '../../src/features/shared-computer/hand-over-page.tsx';
import { NewPersonScreen } from '../../src/features/shared-computer/new-person-screen.tsx';
import { PinScreen } from '../../src/features/shared-computer/pin-screen.tsx';
import { RemoveMePage } from '../../src/features/shared-computer/remove-me-page.tsx';
import { WardBar } from '../../src/features/shared-computer/ward-bar.tsx';
import { WhoScreen } from '../../src/features/shared-computer/who-screen.tsx';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { waitMs } from '../../src/store/lock/tries.ts';
import { tryPin } from '../../src/store/lock/try-pin.ts';
import { unlock } from '../../src/store/lock/unlock.ts';
import { addPeople, type PersonHere, personHere, readPeople } from '../../src/store/people-here.ts';
import { StoreContext } from '../../src/store/store-context.tsx';
import { type Ward, WardContext } from '../../src/store/ward-context.tsx';
import { SyncContext } from '../../src/sync/sync-context.tsx';
import { PIN, quickLock } from '../store/lock-of.ts';
import { change, saveOne, testVault } from '../store/test-vault.ts';
import { textStorage } from '../store/text-storage.ts';
import { button, openWriter } from './writer.tsx';

const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value: text } });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));

async function anasPlace(storage = textStorage()) {
  const vault = testVault();
  const { lock } = await quickLock(vault);
  const [ana] = addPeople(storage, [{ name: 'Ana', database: vault.db.name, lock }], vault.random);
  if (ana === undefined) throw new Error('nobody was added');
  return { storage, vault, ana };
}

/** The turn of somebody, with what is asked of it. */
function wardOf(person: PersonHere | undefined) {
  const asked: string[] = [];
  const ward: Ward = {
    person,
    locksIn: createStore<number | undefined>(() => undefined),
    lock: async () => void asked.push('lock'),
    lockAnd: async (work) => {
      asked.push('lock and');
      await work(() => undefined);
    },
    openForGood: async () => void asked.push('open for good'),
  };
  return { ward, asked };
}

beforeEach(() => localStorage.clear());

describe('[S13] who is working here', () => {
  it('names the people, and says how many changes are not sent, and no more', async () => {
    const { ana, vault } = await anasPlace();
    const people = [
      { ...ana, unsent: 3 },
      { id: 'b', name: 'Ben', database: 'b', idleMinutes: 5 },
    ];
    const chosen: string[] = [];
    render(
      <MemoryRouter>
        <WhoScreen people={people} onChoose={({ name }) => chosen.push(name)} onNew={() => {}} onRead={() => {}} />
      </MemoryRouter>,
    );
    expect(screen.getByRole('button', { name: /^Ana Locked with a PIN\. 3 changes not sent/ })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /^Ben Open with no PIN/ }));
    expect(chosen).toEqual(['Ben']);
    vault.db.close();
  });

  it('waits longer after each wrong PIN, also where the screen is opened again, and lets the right one in', async () => {
    const { ana, storage, vault } = await anasPlace();
    const now = () => vault.clock.now();
    const onTry = (pin: string) => tryPin({ storage, now, open: (lock) => unlock(vault.db, lock, pin) }, ana);
    const show = () =>
      render(
        <MemoryRouter>
          <PinScreen
            person={personHere(storage, ana.id) ?? ana}
            {...{ now, onTry }}
            onBack={() => {}}
            onForgotten={() => {}}
          />
        </MemoryRouter>,
      );
    const { unmount } = show();
    for (let wrong = 1; wrong <= 3; wrong++) {
      type('PIN', '000111');
      await press('Open');
      await waitFor(() => expect(personHere(storage, ana.id)?.tries?.wrong).toBe(wrong));
      await screen.findByRole('link', { name: 'This is not the PIN' });
      await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('PIN').value).toBe(''));
    }
    expect(screen.getByText(/^Wait 5 seconds before you try again/)).toBeDefined();
    expect(await onTry(PIN)).toEqual({ at: 'wait', waitMs: 5_000 });
    unmount();
    show();
    expect((await button('Open')).hasAttribute('disabled')).toBe(true);
    vault.clock.move(5_000);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Open' }).hasAttribute('disabled')).toBe(false));
    type('PIN', PIN);
    await press('Open');
    await waitFor(() => expect(personHere(storage, ana.id)?.tries).toBeUndefined());
    expect(waitMs(personHere(storage, ana.id)?.tries, now())).toBe(0);
  });
});

describe('[S13] a place for someone else', () => {
  it('refuses a PIN that others would try first, and asks for a word on what a forgotten one means', async () => {
    const { storage, ana } = await anasPlace();
    const made: PersonHere[] = [];
    render(
      <MemoryRouter>
        <NewPersonScreen storage={storage} onMade={(person) => made.push(person)} onBack={() => {}} />
      </MemoryRouter>,
    );
    type('Your name or initials', 'ana');
    type('Your PIN', '123456');
    await press('Begin');
    for (const error of [/called that already/, /Others would try this first/, /Confirm that you have read/])
      expect(screen.getByRole('link', { name: error })).toBeDefined();
    type('Your name or initials', 'Ben');
    type('Your PIN', '482913');
    type('Your PIN once more', '482914');
    fireEvent.click(screen.getByRole('checkbox'));
    await press('Begin');
    expect(screen.getByRole('link', { name: 'The two are not the same' })).toBeDefined();
    type('Your PIN once more', '482913');
    await press('Begin');
    await waitFor(() => expect(made).toHaveLength(1), { timeout: 10_000 });
    expect(readPeople(storage).people.map(({ name }) => name)).toEqual(['Ana', 'Ben']);
    expect(made[0]?.database).not.toBe(ana.database);
    expect(made[0]?.lock?.rounds).toBeGreaterThanOrEqual(600_000);
    expect(JSON.stringify(readPeople(storage))).not.toContain('482913');
  }, 20_000);

  it('never takes what may name a patient for a name', async () => {
    const { storage } = await anasPlace();
    render(
      <MemoryRouter>
        <NewPersonScreen storage={storage} onMade={() => {}} onBack={() => {}} />
      </MemoryRouter>,
    );
    fireEvent.click(screen.getByRole('radio', { name: 'No PIN' }));
    type('Your name or initials', '999 000 0018');
    await press('Begin');
    expect(screen.getByRole('link', { name: /could tell who a patient is/ })).toBeDefined();
  });
});

/** A page of somebody whose server is dead, with this many changes not sent. */
async function pageOf(page: 'hand-over' | 'remove-me', unsent: number) {
  const { vault, sync } = openWriter();
  for (let n = 0; n < unsent; n++) await saveOne(vault, change('title', `Change ${n}`, { record: `p${n}` }));
  const { lock } = await quickLock(vault);
  const [person] = addPeople(localStorage, [{ name: 'Ana', database: vault.db.name, lock }], vault.random);
  const { ward, asked } = wardOf(person);
  const autosave = createAutosave(vault, () => () => {});
  const archive = new ArchiveDb('ward-archive');
  render(
    <MemoryRouter>
      <StoreContext value={{ vault, archive, autosave }}>
        <SyncContext value={sync}>
          <WardContext value={ward}>
            <WardBar />
            {page === 'hand-over' ? <HandOverPage /> : <RemoveMePage />}
          </WardContext>
        </SyncContext>
      </StoreContext>
    </MemoryRouter>,
  );
  return { vault, ward, asked };
}

describe('[S13] handing over', () => {
  it('tries to send, says what waits and in whose work, and locks when asked', async () => {
    const { asked } = await pageOf('hand-over', 2);
    await screen.findByText('2 changes are not sent. They wait in the work of Ana on this computer.');
    expect(asked).toEqual([]);
    await press('Lock and hand over');
    expect(asked).toEqual(['lock']);
  });

  it('locks by itself where nothing is left to send', async () => {
    const { asked } = await pageOf('hand-over', 0);
    await waitFor(() => expect(asked).toContain('lock'));
  });

  it('warns before it locks by itself, and locks at once by a button on every page', async () => {
    const { ward, asked } = await pageOf('remove-me', 1);
    act(() => ward.locksIn.setState(29, true));
    expect(screen.getByRole('alert').textContent).toContain('Dandelion locks in 29 seconds. What you typed is saved.');
    await press('I am still here');
    expect(screen.queryByRole('alert')).toBeNull();
    await press('Lock now');
    expect(asked).toEqual(['lock']);
  });
});

describe('[S13] removing oneself from a computer', () => {
  it('is refused while something is not sent, unless it is given up, asked twice', async () => {
    const { vault, asked } = await pageOf('remove-me', 1);
    await screen.findByText(/^1 change is not sent\. You cannot be removed while that is so/);
    expect(screen.queryByRole('button', { name: 'Remove me' })).toBeNull();
    await press('Give up what is not sent');
    await press('Yes, give it up');
    expect(await vault.db.outbox.count()).toBe(1);
    await press('Remove me for good');
    await waitFor(() => expect(readPeople(localStorage).people).toEqual([]));
    expect(asked).toEqual(['lock and']);
  });

  it('asks once where everything is sent', async () => {
    await pageOf('remove-me', 0);
    await press('Remove me');
    await press('Remove me for good');
    await waitFor(() => expect(readPeople(localStorage).people).toEqual([]));
  });
});
