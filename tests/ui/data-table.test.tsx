import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DataTable } from '../../src/ui/content/data-table.tsx';

it('names its rows and columns, and tells each column only once to a screen reader', () => {
  render(
    <DataTable
      caption="Before and after"
      columns={[
        { key: 'measure', label: 'Measure' },
        { key: 'after', label: 'After', number: true },
      ]}
      rows={[{ id: '1', cells: { measure: 'Missed doses', after: '0.6%' } }]}
    />,
  );
  expect(screen.getByRole('table', { name: 'Before and after' })).toBeDefined();
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual(['Measure', 'After']);
  expect(screen.getByRole('rowheader', { name: 'Missed doses' })).toBeDefined();
  expect(screen.getByRole('cell', { name: '0.6%' })).toBeDefined();
});
