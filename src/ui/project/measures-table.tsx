import type { ReactNode } from 'react';
import { amountWords, changeWords, wordsWithUnit } from '../../domain/project/amount-words.ts';
import { periodWords } from '../../domain/project/period-words.ts';
import type { PublishedMeasure, PublishedPoint, Quantity } from '../../domain/project/published-project.ts';
import { longWhen } from '../charts/when.ts';
import { DataTable } from '../content/data-table.tsx';
import { content as words } from './content.ts';
import type { Voice } from './missing.ts';

/** Each measure with what it was before and after. Where neither is stated, its first and last point say so. */
export function MeasuresTable({ measures, voice }: { measures: readonly PublishedMeasure[]; voice: Voice }) {
  const { caption, name, before, after, dash } = words.measures;
  const ends = measures.map(endsOf);
  const gaps = ends.some(({ first, last }) => !hasFigure(first) || !hasFigure(last));
  return (
    <>
      <DataTable
        caption={caption}
        captionHidden
        columns={[
          { key: 'name', label: name },
          { key: 'before', label: before },
          { key: 'after', label: after },
        ]}
        rows={measures.map((measure, index) => ({
          id: measure.id,
          cells: {
            name: <MeasureName measure={measure} />,
            before: <Figure quantity={ends[index]?.first} measure={measure} voice={voice} />,
            after: <Figure quantity={ends[index]?.last} measure={measure} voice={voice} strong />,
          },
        }))}
      />
      {gaps && (
        <p className="d-soft d-small" aria-hidden="true">
          {dash[voice]}
        </p>
      )}
    </>
  );
}

type Ends = { first: Quantity | undefined; last: Quantity | undefined };

function endsOf({ baseline, result, points }: PublishedMeasure): Ends {
  const last = points.length > 1 ? points.at(-1) : undefined;
  return { first: baseline ?? quantityOf(points[0]), last: result ?? quantityOf(last) };
}

const quantityOf = (point: PublishedPoint | undefined): Quantity | undefined =>
  point && { value: point.value, period: longWhen(point.on) };

const hasFigure = (quantity: Quantity | undefined): boolean =>
  quantity?.value !== undefined || quantity?.words !== undefined;

function MeasureName({ measure }: { measure: PublishedMeasure }) {
  const { name, type, direction, target, unit = '', definition } = measure;
  const about = [
    type && words.measures.type[type],
    direction && words.measures.direction[direction],
    target === undefined ? undefined : words.measures.target(amountWords(target, unit, name)),
  ];
  const told = about.filter(Boolean).join(', ');
  return (
    <>
      {name}
      {told !== '' && <Beneath>{told}</Beneath>}
      {definition !== undefined && <Beneath>{definition}</Beneath>}
    </>
  );
}

type FigureProps = { quantity: Quantity | undefined; measure: PublishedMeasure; voice: Voice; strong?: boolean };

function Figure({ quantity, measure, voice, strong = false }: FigureProps) {
  const amount = quantity && amountOf(quantity, measure);
  return (
    <>
      {amount === undefined ? (
        <>
          <span aria-hidden="true">–</span>
          <span className="d-visually-hidden">{words.missing[voice]}</span>
        </>
      ) : strong ? (
        <strong>{amount}</strong>
      ) : (
        amount
      )}
      {quantity?.period !== undefined && <Beneath>{periodOf(quantity.period)}</Beneath>}
    </>
  );
}

function amountOf(
  { value, words: said, period = '' }: Quantity,
  { name, unit = '' }: PublishedMeasure,
): string | undefined {
  const { about } = periodWords(period);
  if (value !== undefined) return changeWords(value, unit, name, about) ?? `${about}${amountWords(value, unit, name)}`;
  return said === undefined ? undefined : wordsWithUnit(said, unit, name);
}

/** `January 2016 (over)` → `in January 2016`: the "over" stands before the figure. */
function periodOf(period: string): string {
  const { when, detail } = periodWords(period);
  return `${when}${detail}`.trim().replace(/^\((.*)\)$/, '$1') || period;
}

const Beneath = ({ children }: { children: ReactNode }) => <span className="d-beneath">{children}</span>;
