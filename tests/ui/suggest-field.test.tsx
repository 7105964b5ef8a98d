import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SuggestField } from '../../src/ui/forms/suggest-field.tsx';

const ALL = ['Leeds Teaching Hospitals', 'Nottingham University Hospitals', 'Nottinghamshire Healthcare'].map(
  (label) => ({
    id: label.toLowerCase(),
    label,
  }),
);

function Harness({ onPick, onNotListed }: { onPick: (id: string) => void; onNotListed?: () => void }) {
  const [query, setQuery] = useState('');
  const options = ALL.filter(({ label }) => label.toLowerCase().includes(query.toLowerCase()));
  return (
    <form aria-label="form" onSubmit={(event) => event.preventDefault()}>
      <SuggestField
        id="organisation"
        label="Organisation"
        hint="Type the first letters"
        options={options}
        query={query}
        onQuery={setQuery}
        onPick={(option) => {
          setQuery(option.label);
          onPick(option.id);
        }}
        {...(onNotListed && { notListed: { label: 'Not in the list', onChoose: onNotListed } })}
      />
      <button type="submit">Next</button>
    </form>
  );
}

const box = () => screen.getByRole('combobox', { name: 'Organisation' });
const pointedAt = () => document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent;

describe('SuggestField', () => {
  it('is closed until something is typed, then lists what fits and says how many', async () => {
    render(<Harness onPick={vi.fn()} />);
    await userEvent.click(box());
    expect(box()).toHaveProperty('ariaExpanded', 'false');
    expect(screen.queryByRole('listbox')).toBeNull();

    await userEvent.type(box(), 'nott');
    expect(box().getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('listbox', { name: 'Organisation' }).id).toBe(box().getAttribute('aria-controls'));
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'Nottingham University Hospitals',
      'Nottinghamshire Healthcare',
    ]);
    expect(screen.getByRole('status').textContent).toBe('2 found');
  });

  it('keeps the focus in the input while the arrows go round the list', async () => {
    render(<Harness onPick={vi.fn()} />);
    await userEvent.type(box(), 'nott');
    expect(pointedAt()).toBeUndefined();
    await userEvent.keyboard('{ArrowDown}');
    expect(pointedAt()).toBe('Nottingham University Hospitals');
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Nottingham University Hospitals');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(pointedAt()).toBe('Nottingham University Hospitals');
    await userEvent.keyboard('{ArrowUp}');
    expect(pointedAt()).toBe('Nottinghamshire Healthcare');
    expect(document.activeElement).toBe(box());
  });

  it('picks with Enter without submitting the form, and closes', async () => {
    const onPick = vi.fn();
    render(<Harness onPick={onPick} />);
    const onSubmit = vi.fn();
    screen.getByRole('form').addEventListener('submit', onSubmit);
    await userEvent.type(box(), 'leeds');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onPick).toHaveBeenCalledExactlyOnceWith('leeds teaching hospitals');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(onSubmit).not.toHaveBeenCalled();

    await userEvent.keyboard('{Enter}');
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it('closes with Escape and keeps the text; a second Escape empties it', async () => {
    render(<Harness onPick={vi.fn()} />);
    await userEvent.type(box(), 'nott');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(box()).toHaveProperty('value', 'nott');
    await userEvent.keyboard('{Escape}');
    expect(box()).toHaveProperty('value', '');
  });

  it('picks nothing when one leaves it', async () => {
    const onPick = vi.fn();
    render(<Harness onPick={onPick} />);
    await userEvent.type(box(), 'nott');
    await userEvent.keyboard('{ArrowDown}{Tab}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(onPick).not.toHaveBeenCalled();
  });

  it('takes a tap, which does not close the list first', async () => {
    const onPick = vi.fn();
    render(<Harness onPick={onPick} />);
    await userEvent.type(box(), 'nott');
    await userEvent.click(screen.getByRole('option', { name: 'Nottinghamshire Healthcare' }));
    expect(onPick).toHaveBeenCalledExactlyOnceWith('nottinghamshire healthcare');
    expect(box()).toHaveProperty('value', 'Nottinghamshire Healthcare');
    expect(document.activeElement).toBe(box());
  });

  it('offers the way out last, also where nothing fits', async () => {
    const onNotListed = vi.fn();
    render(<Harness onPick={vi.fn()} onNotListed={onNotListed} />);
    await userEvent.type(box(), 'zzz');
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Not in the list']);
    expect(screen.getByRole('status').textContent).toBe('Nothing found');
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(onNotListed).toHaveBeenCalledOnce();
  });
});
