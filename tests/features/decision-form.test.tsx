import { configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, onTestFinished } from 'vitest';
import { content } from '../../src/features/desk/content.ts';
import { DecisionForm } from '../../src/features/desk/decision-form.tsx';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { createAutosave } from '../../src/store/autosave.ts';
import { StoreContext } from '../../src/store/store-context.tsx';
import { outboxOf, testVault } from '../store/test-vault.ts';

const HASH = 'a1'.repeat(32);

configure({ asyncUtilTimeout: 10_000 });

function openDesk() {
  const vault = testVault('moderator');
  const archive = new ArchiveDb('desk-archive');
  onTestFinished(() => vault.db.close());
  const soon = (_: number, run: () => void) => {
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  };
  const open = (submission: string) =>
    render(
      <StoreContext value={{ vault, archive, autosave: createAutosave(vault, soon) }}>
        <DecisionForm key={submission} desk="RWD" submission={submission} hash={HASH} />
      </StoreContext>,
    );
  return { vault, open };
}

const reason = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /What should be changed/ });
const giveBack = () => screen.findByRole('button', { name: 'Return to the team' });

it('[S24] approves what the page shows, by its hash', async () => {
  const { vault, open } = openDesk();
  open('s1');
  await userEvent.click(await screen.findByRole('button', { name: content.submission.approve }));
  await waitFor(async () => expect(await outboxOf(vault)).toHaveLength(1));
  const [row] = await outboxOf(vault);
  expect(row).toMatchObject({ state: 'waiting', body: { mutation: { payload: { decision: 'approve', hash: HASH } } } });
});

describe('the reason of a moderator', () => {
  it('is there after a reload, for its own request only, and gone when it is decided', async () => {
    const { vault, open } = openDesk();
    const first = open('s1');
    await userEvent.type(await reason(), 'Say how many');
    await waitFor(async () => expect(await vault.db.settings.count()).toBe(1));
    first.unmount();
    const other = open('s2');
    expect((await reason()).value).toBe('');
    other.unmount();
    open('s1');
    await waitFor(async () => expect((await reason()).value).toBe('Say how many'));
    await userEvent.click(await giveBack());
    await waitFor(async () => expect(await vault.db.settings.count()).toBe(0));
    const [row] = await outboxOf(vault);
    expect(row?.body).toMatchObject({ mutation: { payload: { decision: 'return', reason: 'Say how many' } } });
  });

  it('is kept, and said not to be saved, where the device cannot be written to', async () => {
    const { vault, open } = openDesk();
    open('s1');
    await userEvent.type(await reason(), 'Say how many');
    vault.db.close({ disableAutoOpen: true });
    await userEvent.click(await giveBack());
    await screen.findByText(/could not write to this device/);
    expect((await reason()).value).toBe('Say how many');
    await vault.db.open();
    await userEvent.click(await giveBack());
    await waitFor(() => expect(screen.queryByText(/could not write/)).toBeNull());
    expect(await outboxOf(vault)).toHaveLength(1);
  });
});
