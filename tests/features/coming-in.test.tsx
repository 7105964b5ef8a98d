import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../src/protocol/version.ts';
import type { Fetch } from '../../src/sync/transport.ts';
import { change, saveOne } from '../store/test-vault.ts';
import { button, openWriter } from './writer.tsx';

const LINK = '/join#project:p9/abcdefghijklmnopqrstuvwx';

/** A server that turns everything away for one reason. */
const turnsAway =
  (code: string): Fetch =>
  async (_, init) => {
    const { nonce } = JSON.parse(String(init.body));
    const answer = {
      dandelion: PROTOCOL,
      nonce,
      serverTime: new Date().toISOString(),
      error: { code, message: 'No.' },
    };
    return new Response(JSON.stringify(answer), { status: 403 });
  };

describe('a link to come in by', () => {
  it('says what it opens before anything is sent', async () => {
    let asked = 0;
    const { open } = openWriter({
      fetch: async () => {
        asked += 1;
        throw new TypeError('the server is dead');
      },
    });
    open(LINK);
    expect(await screen.findByRole('heading', { name: 'You are invited to work on a project' })).toBeDefined();
    expect(document.title).toBe('Come in – Dandelion');
    expect(asked).toBe(0);
    await userEvent.click(await button('Come in'));
    expect(await screen.findByRole('heading', { name: 'Your answer is saved on this device' })).toBeDefined();
    expect(screen.getByText(/Until then there is nothing of it here to read or to write in/)).toBeDefined();
  });

  it('names the desk it is for', async () => {
    const { open } = openWriter();
    open('/join#desk:RX1/abcdefghijklmnopqrstuvwx');
    expect(await screen.findByRole('heading', { name: /the desk of Nottingham University Hospitals/ })).toBeDefined();
  });

  it.each([
    ['grant-used', /^This link was used already/],
    ['grant-expired', /^This link is too old/],
    ['grant-unknown', /^There is no such link any more/],
  ])('that is no good (%s) says what to do', async (code, words) => {
    const { open } = openWriter({ fetch: turnsAway(code) });
    open(LINK);
    await userEvent.click(await button('Come in'));
    expect(await screen.findByText(words)).toBeDefined();
  });

  it.each(['/join', '/join#project:p9', '/join#%E0%A4%A/x'])('that is not whole: %s', async (path) => {
    const { open } = openWriter();
    open(path);
    expect(await screen.findByRole('heading', { name: 'This link is not whole' })).toBeDefined();
  });
});

describe('inviting', () => {
  it('explains itself with no connection', async () => {
    const { open, vault } = openWriter();
    await saveOne(vault, change('title', 'Quieter nights'));
    open('/work/p1/people');
    await userEvent.click(await button('Make a link'));
    expect(await screen.findByText(/so this needs a connection/)).toBeDefined();
  });
});
