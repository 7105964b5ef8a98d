import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { momentWords } from '../../src/domain/text/moment.ts';
import { save } from '../../src/store/save.ts';
import { change } from '../store/test-vault.ts';
import { describedProjects, FETCHED_AT, openReader, published } from './reader.tsx';

const FALLS = published('falls', { title: 'Fewer falls at night', outcome: 'improved', finding: 'Falls halved.' });
const LETTERS = published('letters', { title: 'Letters on the day' });

const section = async (name: string) => within(await screen.findByRole('region', { name }));

it('asks the one question, says how much there is, and leads to the two first steps', async () => {
  const { open, vault } = await openReader({ projects: describedProjects(), manifest: { organisations: 131 } });
  open('/');
  await screen.findByRole('heading', { level: 1, name: 'Has this been tried?' });
  expect(await screen.findByText(/^237 improvement projects from 131 organisations\./)).toBeDefined();
  expect(screen.getByRole('link', { name: 'Record a PDSA cycle' }).getAttribute('href')).toBe('/record');
  expect(screen.getByRole('link', { name: 'Browse projects' }).getAttribute('href')).toBe('/projects');
  const device = await section('On this device');
  expect(device.getByText(/^237 projects can be searched and read here with no connection\./)).toBeDefined();
  const looked = momentWords(Date.parse(FETCHED_AT), vault.clock.now());
  expect(device.getByText(new RegExp(`This device last looked at ${looked}\\.$`))).toBeDefined();
});

it('answers while one types: five rows and a way to all; Enter leads there too', async () => {
  const { open } = await openReader({ projects: describedProjects() });
  const { address } = open('/');
  await userEvent.type(await screen.findByRole('searchbox'), 'falls');
  const live = await section('Closest projects');
  await waitFor(() => expect(live.getAllByRole('heading', { level: 3 })).toHaveLength(5));
  const all = live.getByRole('link', { name: /^See all \d+ projects$/ });
  expect(all.getAttribute('href')).toBe('/projects?q=falls');
  expect(screen.queryByRole('region', { name: 'New in the archive' })).toBeNull();
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('heading', { level: 1, name: 'What was tried' });
  expect(address()).toBe('/projects?q=falls');
});

it('invites the first project where nothing is found', async () => {
  const { open } = await openReader({ projects: [FALLS] });
  open('/?q=hovercraft');
  const first = await screen.findByRole('link', { name: 'Record the first project on this' });
  expect(first.getAttribute('href')).toBe('/record?title=hovercraft');
});

it('shows what is celebrated only where something is', async () => {
  const plain = await openReader({ projects: [FALLS, LETTERS] });
  plain.open('/');
  expect((await section('New in the archive')).getAllByRole('heading', { level: 3 })).toHaveLength(2);
  expect(screen.queryByRole('region', { name: 'Celebrated' })).toBeNull();

  const honoured = await openReader({ projects: [FALLS, LETTERS], manifest: { celebrated: ['falls', 'gone'] } });
  honoured.open('/');
  const list = await section('Celebrated');
  expect(list.getAllByRole('heading', { level: 3 }).map((each) => each.textContent)).toEqual(['Fewer falls at night']);
});

it('shows the work on this device: what needs its person first, where each is, and what comes next', async () => {
  const { open, vault } = await openReader({ projects: [FALLS] });
  const cycle = { record: 'c1', kind: 'pdsa-cycle' };
  await save(vault, [change('title', 'Quieter nights')]);
  await save(vault, [change('changeIdea', 'Lights down at 10pm', cycle), change('prediction', 'Fewer wake', cycle)]);
  const other = { scope: 'project:p2', record: 'p2' };
  await save(vault, [change('title', 'Lithium tests', other), change('problem', 'Patient 943 476 5919', other)]);
  open('/');
  const work = await section('Your work on this device');
  const cards = work.getAllByRole('listitem').map((card) => card.textContent);
  expect(cards).toEqual([
    'Needs you · 1 change not sentLithium tests“The problem” was not sent. See why and mend it.',
    'Saved on this device · 3 changes not sentQuieter nightsCycle 1: Lights down at 10pm. Do is empty.',
  ]);
  expect(work.getByRole('link', { name: 'Quieter nights' }).getAttribute('href')).toBe('/work/p1');
});

it('has no section for work where there is none', async () => {
  const { open } = await openReader({ projects: [FALLS] });
  open('/');
  await section('New in the archive');
  expect(screen.queryByRole('region', { name: 'Your work on this device' })).toBeNull();
});

it('is never empty: with nothing here and a dead server it says so, and what can be done', async () => {
  const { open, engine } = await openReader({});
  await engine.sendNow();
  open('/');
  await screen.findByRole('heading', { name: 'The archive has not come yet' });
  expect(screen.getByText(/^You can record a PDSA cycle now\./)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
});

it('shows the first copy coming, with figures', async () => {
  const { open, engine } = await openReader({});
  engine.state.setState({ phase: 'working', archive: { done: 3, of: 9 } });
  open('/');
  const bar = await screen.findByRole('progressbar');
  expect(bar).toHaveProperty('value', 3);
  expect(screen.getByText('3 of 9 parts')).toBeDefined();
});

it('says how many can be read in full while bodies are missing', async () => {
  const { open } = await openReader({ projects: [FALLS, LETTERS], withoutBodies: true });
  open('/');
  expect(
    await screen.findByText(/^2 projects can be searched here with no connection, 0 of them read in full so far\./),
  ).toBeDefined();
});
