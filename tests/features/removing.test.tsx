import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { change, saveOne, shownIn } from '../store/test-vault.ts';
import { button, openWriter } from './writer.tsx';

async function withCycle() {
  const writer = openWriter();
  await saveOne(writer.vault, change('title', 'Quieter nights'));
  await saveOne(writer.vault, change('changeIdea', 'Close bins softly', { record: 'c1', kind: 'pdsa-cycle' }));
  return writer;
}

it('[S22] removes a cycle once somebody is sure, says so on the list, and brings it back from there', async () => {
  const { open, vault } = await withCycle();
  const { address } = open('/work/p1/cycles/c1/plan');
  await userEvent.click(await button('Remove Cycle 1'));
  await userEvent.click(await button('No, keep it'));
  await waitFor(async () => expect(document.activeElement).toBe(await button('Remove Cycle 1')));
  await userEvent.click(await button('Remove Cycle 1'));
  await userEvent.click(await button('Remove it'));
  const told = await screen.findByText('Cycle 1 was removed.');
  expect([address(), document.activeElement]).toEqual(['/work/p1/cycles', told]);
  expect(screen.queryByText(/Close bins softly/)).toBeNull();
  await userEvent.click(await button('Bring it back'));
  expect(await screen.findByText('Cycle 1 is back.')).toBeDefined();
  expect(await screen.findByText(/Close bins softly/)).toBeDefined();
  expect(await shownIn(vault, 'changeIdea', 'c1')).toBe('Close bins softly');
});

it('lets nobody remove what is not written yet, or what has something that needs its person', async () => {
  const { open, vault } = await withCycle();
  const first = open('/work/p1/cycles/c2/plan');
  await screen.findByRole('heading', { level: 1, name: 'Cycle 2' });
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  first.close();
  await saveOne(vault, change('happened', 'NHS number 943 476 5919', { record: 'c1', kind: 'pdsa-cycle' }));
  open('/work/p1/cycles/c1/plan');
  await screen.findByRole('heading', { level: 1, name: /^Cycle 1/ });
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
});
