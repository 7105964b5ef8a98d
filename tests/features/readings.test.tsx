import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { change, saveOne, shownIn } from '../store/test-vault.ts';
import { button, field, openWriter } from './writer.tsx';

const MEASURE = '/work/p1/measures/m1';

async function withMeasure() {
  const writer = openWriter();
  await saveOne(writer.vault, change('title', 'Quieter nights'));
  await saveOne(writer.vault, change('name', 'Slept well', { record: 'm1', kind: 'measure' }));
  return writer;
}

async function add(on: string, value: string) {
  await userEvent.type(await field('Date'), on);
  await userEvent.type(await field('Value'), value);
  await userEvent.click(await button('Add this reading'));
}

const rows = async () =>
  within(await screen.findByRole('list', { name: /^All readings/ }))
    .queryAllByRole('listitem')
    .map((row) => row.querySelector('strong')?.textContent);

describe('readings', () => {
  it('keeps both of one date, points it out, and draws the line', async () => {
    const { open } = await withMeasure();
    open(MEASURE);
    await add('6 Aug 2018', '1,234');
    await screen.findByText('Added: 6 August 2018: 1,234');
    await add('13/8/2018', '52');
    await screen.findByText('Added: 13 August 2018: 52');
    await add('13 August 2018', '55.5');
    expect(await screen.findByText('More than one reading for 13 August 2018')).toBeDefined();
    expect((await rows()).toSorted()).toEqual(['13 August 2018: 52', '13 August 2018: 55.5', '6 August 2018: 1,234']);
    expect(screen.getByRole('img', { name: /^Line chart: Slept well/ })).toBeDefined();
  });

  it('asks about "12,5" and never guesses; what stands there stays, also after a reload', async () => {
    const { open, vault } = await withMeasure();
    const first = open(MEASURE);
    await add('6 Aug 2018', '12,5');
    expect(await screen.findByText(/^Use a point for decimals/)).toBeDefined();
    expect((await field('Value')).value).toBe('12,5');
    expect(await rows()).toEqual([]);
    first.close();
    open(MEASURE);
    expect((await field('Value')).value).toBe('12,5');
    expect(await screen.findByText(/^A reading that is not finished/)).toBeDefined();
    expect(await screen.findByText(/^Use a point for decimals/)).toBeDefined();
    await userEvent.clear(await field('Value'));
    await userEvent.type(await field('Value'), '12.5{Enter}');
    await waitFor(async () => expect(await rows()).toEqual(['6 August 2018: 12.5']));
    const [row] = await vault.db.outbox.filter((each) => each.field === 'value').toArray();
    expect(await shownIn(vault, 'value', row?.record)).toBe(12.5);
    expect(await shownIn(vault, 'measure', row?.record)).toBe('m1');
  });

  it('wants a date and a value before it counts as one', async () => {
    const { open } = await withMeasure();
    open(MEASURE);
    await userEvent.click(await button('Add this reading'));
    expect(await screen.findByText('Give the reading a date')).toBeDefined();
    expect(screen.getByText('Give the reading a value')).toBeDefined();
    await waitFor(async () => expect(document.activeElement).toBe(await field('Date')));
  });

  it('removes one and brings it back, with what was held in it', async () => {
    const { open, vault } = await withMeasure();
    const point = { record: 'd1', kind: 'data-point' };
    await saveOne(vault, change('measure', 'm1', point));
    await saveOne(vault, change('on', '2018-08-06', point));
    await saveOne(vault, change('value', 12, point));
    await saveOne(vault, change('note', 'of 943 476 5919', point));
    open(MEASURE);
    await userEvent.click(await button(/^Remove.*6 August 2018/));
    await waitFor(async () => expect(await rows()).toEqual([]));
    await userEvent.click(await button('Bring it back'));
    await waitFor(async () => expect(await rows()).toEqual(['6 August 2018: 12']));
    const notes = await screen.findAllByRole<HTMLInputElement>('textbox', { name: 'Note' });
    expect(notes.map((note) => note.value)).toContain('of 943 476 5919');
  });
});
