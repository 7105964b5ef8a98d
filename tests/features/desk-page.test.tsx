import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { followScope } from '../../src/store/pulled.ts';
import { openWriter } from './writer.tsx';

it('[S1] says nothing of a desk that this person does not look after, and of one that they do what is waiting', async () => {
  const { open, vault } = openWriter();
  open('/desk/RX1');
  expect(await screen.findByText('You do not look after this desk on this device')).toBeDefined();
  expect(screen.queryByText('Nothing is waiting')).toBeNull();
  await followScope(vault, 'desk:RX1', 'moderator', true);
  expect(await screen.findByText('Nothing is waiting')).toBeDefined();
});
