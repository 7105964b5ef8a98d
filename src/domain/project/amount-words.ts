import { formatNumber } from '../text/number.ts';

/**
 * A figure as a sentence says it: `15.1%`, `£303 a week`, `4.3 days`, `3 of 7 wards`, `1.48 per 1,000 catheter days`.
 * `name` is the measure's; what it says already is not said again.
 */
export function amountWords(value: number, unit: string, name: string): string {
  const number = formatNumber(value).replace('-', '−');
  if (unit.startsWith('%')) {
    const [, separator, rest = ''] = /^%(\/| per | a |)(.*)$/.exec(unit) ?? [];
    return `${number}%${separator ? ` a ${rest}` : rest.trimEnd()}`;
  }
  const [, money, each] = /^(GBP|£)(?:[/ ](.+))?$/.exec(unit) ?? [];
  if (money !== undefined)
    return `${number.replace(/^−?/, '$&£')}${each === undefined ? '' : ` a ${each.replace(/^a /, '')}`}`;
  const [, kind, of, more] = /^(\S+ )?of (\d+)(?: (.+))?$/.exec(unit) ?? [];
  if (of !== undefined) return `${number} of ${of} ${(more ?? kind ?? '').trim()}`.trim();
  if (/^score out of /.test(unit)) return `${number} out of ${unit.slice('score out of '.length)}`;
  if (unit === 'ratio to before') return `${number} times what it was`;
  if (SAID_BY_NAME.test(unit) || saysAlready(name, unit)) return number;
  const [, counted, base] = /^(?:(\S+)\/|per )(1,000 .+)$/.exec(unit) ?? [];
  const [, what = unit, time] = /^(.+)\/(day|week|month|year)$/.exec(unit) ?? [];
  const thing = base === undefined ? what : (counted ?? '');
  const said = name.toLowerCase().includes(thing.toLowerCase());
  const after = base === undefined ? time && ` a ${time}` : ` per ${base}`;
  return `${number}${said ? '' : ` ${singular(thing, value)}`}${after ?? ''}`;
}

/** A change of so much: `up 30%`, `down about 47%`, `30 hours less`. Undefined where the unit is not one of change. */
export function changeWords(value: number, unit: string, name: string, about: string): string | undefined {
  const size = `${about}${formatNumber(Math.abs(value))}`;
  if (unit === '% change' && value < 0 && /\breduction$/.test(name)) return `${size}%`;
  if (/^(%|percentage) change$/.test(unit)) return value === 0 ? 'no change' : `${value < 0 ? 'down' : 'up'} ${size}%`;
  if (unit === '% relative change') return `${value < 0 ? 'down' : 'up'} ${size}% in relative terms`;
  const [, inUnit] = /^change in (.+)$/.exec(unit) ?? [];
  return inUnit === undefined
    ? undefined
    : `${size} ${singular(inUnit, Math.abs(value))} ${value < 0 ? 'less' : 'more'}`;
}

/** What a source says in place of a number, with the unit where it has numbers: `14% to 42%`, `10 to 15 weeks`, `4 of 14`. */
export function wordsWithUnit(words: string, unit: string, name: string): string {
  const [, low, high] = /^(\d[\d.]*)-(\d[\d.]*)$/.exec(words) ?? [];
  if (low !== undefined && high !== undefined) {
    const top = amountWords(Number(high), unit, name);
    return `${unit === '%' ? `${low}%` : low} to ${top}`;
  }
  return words.replace(/^(\d+)\/(\d+)$/, '$1 of $2');
}

/** Units that are no words of a sentence: the name of the measure has to tell what is counted. */
const SAID_BY_NAME =
  /^(|count|score|rate|change|trend|time|distribution|variation|IRR|p value|(adjusted )?odds ratio|per 100)$/;

function saysAlready(name: string, unit: string): boolean {
  const said = name.toLowerCase();
  return (/\/|^per /.test(unit) && / per /.test(said)) || new RegExp(`\\b${unit.replace(/\W/g, '.')}\\b`).test(said);
}

const singular = (unit: string, value: number): string =>
  value === 1 ? unit.replace(/^(hour|day|week|minute|month|patient|case|visit|test|fall|report)s\b/, '$1') : unit;
