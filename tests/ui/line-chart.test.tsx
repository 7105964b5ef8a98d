import { render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LineChart } from '../../src/ui/charts/line-chart.tsx';
import { valueAxis } from '../../src/ui/charts/value-axis.ts';
import { whenAxis } from '../../src/ui/charts/when-axis.ts';

const POINTS = [
  { on: '2018-03', value: 12.5, note: 'New chart' },
  { on: '2018-01', value: 1015.5 },
  { on: '2018-12', value: 0.6 },
];

const rows = () =>
  within(screen.getByRole('table', { name: 'Missed doses', hidden: true }))
    .getAllByRole('row', { hidden: true })
    .map((row) =>
      [...row.children].map((cell) => cell.querySelector('span:last-child')?.textContent ?? cell.textContent),
    );

describe('LineChart', () => {
  it('has all its values in a table, in order of time', () => {
    render(<LineChart title="Missed doses" unit="%" points={POINTS} />);
    expect(rows()).toEqual([
      ['When', 'Value', 'Note'],
      ['January 2018', '1,015.5%', ''],
      ['March 2018', '12.5%', 'New chart'],
      ['December 2018', '0.6%', ''],
    ]);
  });

  it('says the title, the finding and the target in place of the picture', () => {
    render(<LineChart title="Missed doses" points={POINTS} target={{ value: 5 }} sentence="They fell." />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('Line chart: Missed doses. They fell. Target 5.');
    expect(screen.getByRole('figure', { name: 'Missed doses' })).toBeDefined();
  });

  it('says the first and the last value where nobody wrote a sentence', () => {
    render(<LineChart title="Missed doses" unit="%" points={POINTS} />);
    const sentence = '3 points, the first 1,015.5% (January 2018), the last 0.6% (December 2018).';
    expect(screen.getByText(sentence)).toBeDefined();
  });

  it('draws a dot a point, labels the ends, and numbers what was tried', () => {
    render(
      <LineChart
        title="Missed doses"
        unit="%"
        points={POINTS}
        annotations={[{ on: '2018-06-01', label: 'Lights down' }]}
      />,
    );
    const picture = within(screen.getByRole('img'));
    expect(screen.getByRole('img').querySelectorAll('circle')).toHaveLength(3);
    expect(picture.getByText('1,015.5%')).toBeDefined();
    expect(picture.getByText('0.6%')).toBeDefined();
    expect(picture.queryByText('12.5%')).toBeNull();
    expect(picture.getByText('1')).toBeDefined();
    expect(screen.getByText(/, 1 June 2018/).textContent).toBe('Lights down, 1 June 2018');
  });

  it('draws one point, and nothing of none', () => {
    const { rerender, container } = render(<LineChart title="Missed doses" points={[{ on: '2018', value: 3 }]} />);
    expect(screen.getByText('One point: 3 (2018).')).toBeDefined();
    rerender(<LineChart title="Missed doses" points={[]} />);
    expect(container.textContent).toBe('');
  });
});

describe('the axes', () => {
  it('puts dates where they are in time', () => {
    const axis = whenAxis([
      { on: '2018-01-01', value: 1 },
      { on: '2018-01-02', value: 1 },
      { on: '2018-01-11', value: 1 },
    ]);
    expect(axis.at).toEqual([0, 0.1, 1]);
    expect(axis.find('2018-01-06')).toBe(0.5);
  });

  it('puts points evenly, in the order given, when one of them has no date', () => {
    const axis = whenAxis([
      { on: 'Week 3', value: 1 },
      { on: '2018-01', value: 1 },
      { on: 'After the summer', value: 1 },
    ]);
    expect(axis.at).toEqual([0, 0.5, 1]);
    expect(axis.find('After the summer')).toBe(1);
    expect(axis.find('2019')).toBeUndefined();
  });

  it('has round ticks that hold every value, from nought unless the values stay far from it', () => {
    expect(valueAxis([0.6, 15.9]).ticks).toEqual([0, 5, 10, 15, 20]);
    expect(valueAxis([92.1, 97.2]).ticks).toEqual([92, 94, 96, 98]);
    expect(valueAxis([7]).ticks.at(0)).toBeLessThanOrEqual(7);
    expect(valueAxis([0, 0]).to).toBeGreaterThan(0);
    expect(valueAxis([-0.3, 0.1]).ticks).toEqual([-0.3, -0.2, -0.1, 0, 0.1]);
  });
});
