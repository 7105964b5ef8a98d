import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { StoreHealth } from '../../src/store/keep-open.ts';
import { change, saveOne } from '../store/test-vault.ts';
import { openWriter } from './writer.tsx';

/** A device whose disk is full, with one change that is saved, not sent, and cannot be noted as being sent. */
async function fullDisk() {
  const writer = openWriter();
  const { vault, engine } = writer;
  await saveOne(vault, change('title', 'Quieter nights'));
  const noRoom = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  vault.db.outbox.hook('creating', noRoom);
  vault.db.outbox.hook('updating', noRoom);
  const health = createStore<StoreHealth>(() => ({ at: 'full' }));
  vault.health = health;
  await engine.sendNow();
  return { ...writer, health };
}

it('[S10] with a full disk, no page gives the opposite advice of the alarm, and what is not saved is said', async () => {
  const { open, health } = await fullDisk();
  const page = open('/where-is-my-work');
  await screen.findByText(/Last try .*: this device cannot save just now\. Do what the top of this page says\./);
  page.autosave.type(change('worked', 'Dim lights'), () => undefined);
  act(() => health.setState({ at: 'broken' }));
  await screen.findByRole('heading', { name: 'Not saved: 1 text' });
  expect(document.body.textContent).not.toMatch(/load (it|this page) again/i);
});

it('[S4] a project is not called saved while something that was typed is not', async () => {
  const { open, health } = await fullDisk();
  const page = open('/work/p1');
  await screen.findByText(/^Saved on this device · 1 change not sent/);
  page.autosave.type(change('worked', 'Dim lights'), () => undefined);
  act(() => health.setState({ at: 'broken' }));
  await screen.findByText('Needs you · something that you typed is not saved yet');
  expect(screen.queryByText(/^Saved on this device/)).toBeNull();
});
