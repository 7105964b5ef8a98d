import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { FilterGroup } from '../../src/ui/content/filter-group.tsx';
import { FilterPanel } from '../../src/ui/content/filter-panel.tsx';

const SETTINGS = ['Acute hospital', 'Care home', 'Community', 'Hospice'].map((label, index) => ({
  value: label,
  label,
  count: 4 - index,
}));

function Harness({ start = [] }: { start?: string[] }) {
  const [chosen, setChosen] = useState(start);
  return (
    <FilterPanel inUse={chosen.length} found="11 projects" onClear={() => setChosen([])}>
      <FilterGroup id="setting" legend="Setting" options={SETTINGS} selected={chosen} onChange={setChosen} first={2} />
    </FilterPanel>
  );
}

const toggle = () => screen.getByRole('button', { name: /^Filters/ });

it('opens and closes behind its button, which says how many are in use', async () => {
  render(<Harness />);
  expect(toggle().textContent).toBe('Filters');
  expect(toggle().getAttribute('aria-expanded')).toBe('false');
  expect(document.getElementById(toggle().getAttribute('aria-controls') ?? '')?.textContent).toContain('Care home');

  await userEvent.click(toggle());
  expect(toggle().getAttribute('aria-expanded')).toBe('true');
  await userEvent.click(screen.getByRole('checkbox', { name: /^Care home/ }));
  expect(toggle().textContent).toBe('Filters (1)');

  await userEvent.click(screen.getByRole('button', { name: 'Show 11 projects' }));
  expect(toggle().getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(toggle());
});

it('clears all, and offers that only where there is something to clear', async () => {
  render(<Harness start={['Care home']} />);
  await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(screen.getByRole('checkbox', { name: /Care home/ })).toHaveProperty('checked', false);
  expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull();
});

it('shows the first few and what is chosen, and the rest when asked', async () => {
  render(<Harness start={['Hospice']} />);
  const names = () => screen.getAllByRole('checkbox').map((box) => (box as HTMLInputElement).value);
  expect(names()).toEqual(['Acute hospital', 'Care home', 'Hospice']);
  await userEvent.click(screen.getByRole('button', { name: /^Show all 4/ }));
  expect(names()).toEqual(['Acute hospital', 'Care home', 'Community', 'Hospice']);
});
