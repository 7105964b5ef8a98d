import { describe, expect, test } from 'vitest';
import { findIdentifiers } from '../../src/domain/identifiers/find.ts';

/** What is found in a text, as `type: words (why)`. */
const found = (text: string): string[] =>
  findIdentifiers(text).map(({ start, end, type, why }) => `${type}: ${text.slice(start, end)} (${why})`);

describe('names', () => {
  test.each([
    ['We asked Mr. T. Okonjo about tea', 'patient-name: Mr. T. Okonjo (title)'],
    ['mrs ferrante went home', 'patient-name: mrs ferrante (title)'],
    ['TEMBO, Grace: no EDD', 'patient-name: TEMBO, Grace (list-order)'],
    ['his wife Zeinab brought food', 'patient-name: Zeinab (relative-word)'],
    ["Quillon's mum rang", 'patient-name: Quillon (relative-word)'],
    ['pt Osric asked for water', 'patient-name: Osric (patient-word)'],
    ['Pickersgill (bed 9) has no band', 'patient-name: Pickersgill (beside-bed)'],
    ['Arthur refused his insulin', 'patient-name: Arthur (patient-verb)'],
    ['A complaint by Mr Okonjo', 'patient-name: Mr Okonjo (title)'],
    ['RIP Doreen, we miss her', 'patient-name: Doreen (patient-verb)'],
    ['ms begum went home', 'patient-name: ms begum (title)'],
  ])('%s', (text, span) => expect(found(text)).toContain(span));

  test.each([
    'Parkinson’s nurse and Waterlow score',
    'Dr Tembo and Sister Ferrante led it',
    'Mr Okonjo, consultant surgeon, agreed',
    'Arthur ward and Grace unit went first',
    'Our persona Mrs Ferrante waits',
    'Rose fell from 12 to 9',
    'Patient Safety Team and Resident Doctors',
    'Developing Inpatient Management Strategies',
    'People miss physiotherapy, and doctors often miss it',
    'saved 300 ms after the last key, on the master list',
    'OT Ben made a whiteboard',
  ])('none in: %s', (text) => expect(found(text)).toEqual([]));

  test('an invented person in one sentence hides nobody in the next', () => {
    expect(found('The persona is 80. Mrs Ferrante fell.')).toEqual(['patient-name: Mrs Ferrante (title)']);
  });
});

describe('numbers', () => {
  test.each([
    ['9990000018 fell', 'nhs-number: 9990000018 (check-digit)'],
    ['hosp no. H482910 has no chart', 'hospital-number: H482910 (number-label)'],
    ['DoB: 3rd Aug 1947', 'date-of-birth: 3rd Aug 1947 (dob-word)'],
    ['b/d 3.11.29, sats 91%', 'date-of-birth: 3.11.29 (dob-word)'],
    ['D/O/B 14/08/52 crossed out', 'date-of-birth: 14/08/52 (dob-word)'],
    ['row F, 03/08/1947', 'date-of-birth: 03/08/1947 (beside-sex)'],
    ['her son is on 07700 900111', 'phone: 07700 900111 (mobile)'],
    ['write to al.fresco@mail.example', 'email: al.fresco@mail.example (private-mailbox)'],
  ])('%s', (text, span) => expect(found(text)).toContain(span));

  test.each([
    'ISBN 0470192410',
    'Worth reading: Lean Hospitals (0470192410)',
    'Purchase order 9990000018',
    '111 111 1111',
    'Datix W482910 and incident 482910',
    'Cycle 2: 03/08/2025 to 10/08/2025',
    'The idea was born on 3 August 2024',
    'Switchboard 0161 496 0000',
    'Bleep 2231 or ext 4471',
    'qi.team@mail.example',
  ])('none in: %s', (text) => expect(found(text)).toEqual([]));

  test('beside a word for a patient, a number in brackets is no book’s', () => {
    expect(found('Worth reading the notes of patient Lean (0470192410)')).toContain(
      'nhs-number: 0470192410 (check-digit)',
    );
  });
});

describe('places and small numbers', () => {
  test.each([
    ['he lives at 3 Larch Lane, Hexley, LS43 6TN', 'address: 3 Larch Lane, Hexley, LS43 6TN (street)'],
    ['moved from BS77 2RD', 'address: BS77 2RD (postcode)'],
    ['bed 3, Ward 9, 6 June: fell', 'indirect: bed 3, Ward 9, 6 June (place-day)'],
    ['the lady in bed 3 on Ward 9 fell', 'indirect: bed 3 on Ward 9 (place-ward)'],
    ['only one deaf patient on the ward', 'small-number: only one deaf patient on the ward (few-trait)'],
    ['HIV: 1 of 3 women', 'small-number: HIV: 1 of 3 women (few-trait)'],
  ])('%s', (text, span) => expect(found(text)).toContain(span));

  test.each([
    'Clinic at 12 High Street health centre',
    'Beds 1-6 on Ward 7 got boards on 3 March',
    'Bay 2 painted on 14 June',
    'Two falls on Ward 7 in May',
    'One poster on self-harm',
    '142 patients with HIV across the region',
    'One in four pregnant women',
  ])('none in: %s', (text) => expect(found(text)).toEqual([]));
});
