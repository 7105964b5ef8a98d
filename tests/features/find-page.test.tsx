import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { describedProjects, openReader, published } from './reader.tsx';

const FALLS = published('falls', {
  ...{ title: 'Fewer falls at night', outcome: 'improved', setting: 'acute-hospital', themes: ['falls', 'frailty'] },
  finding: 'Falls went from 9 to 4 a month.',
  organisation: { name: 'A trust in the north', code: 'RX1' },
});
const HOMES = published('homes', {
  ...{ title: 'Slipper swaps in care homes', outcome: 'mixed', setting: 'care-home', themes: ['falls'] },
  changeIdeas: ['A fall huddle each morning'],
  organisation: { name: 'A care home' },
});
const LETTERS = published('letters', {
  ...{ title: 'Letters on the day of discharge', outcome: 'not-yet-known', stage: 'testing', form: 'in-progress' },
  themes: ['communication-handover'],
});
const PROJECTS = [FALLS, HOMES, LETTERS];

const titles = () => screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
const found = (words: string) => waitFor(() => expect(screen.getByRole('status').textContent).toBe(words));
const box = (name: RegExp) => screen.getByRole('checkbox', { name });

describe('filters', () => {
  it('stand in the address as repeated parameters, and going back takes them off again', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    const { address, back } = open('/projects');
    await found('3 projects');
    await userEvent.click(box(/^Improved/));
    await found('1 project');
    await userEvent.click(box(/^Mixed/));
    await found('2 projects');
    expect(address()).toBe('/projects?outcome=improved&outcome=mixed');
    await userEvent.click(box(/^Care home/));
    await found('1 project');
    expect(address()).toBe('/projects?outcome=improved&outcome=mixed&setting=care-home');
    await back();
    await found('2 projects');
    expect(box(/^Care home/)).toHaveProperty('checked', false);
  });

  it('are read from a link, several values as or, several filters as and', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    open('/projects?theme=falls&organisation=RX1&organisation=A+care+home');
    await found('2 projects');
    expect(box(/^Falls prevention/)).toHaveProperty('checked', true);
    expect(box(/^A trust in the north/)).toHaveProperty('checked', true);
    expect(titles()).toEqual(['Fewer falls at night', 'Slipper swaps in care homes']);
  });

  it('count what each value would bring beside the other filters', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    open('/projects?setting=care-home');
    await found('1 project');
    expect(box(/^Mixed/).closest('label')?.textContent).toMatch(/^Mixed1/);
    expect(screen.queryByRole('checkbox', { name: /^Improved/ })).toBeNull();
    expect(box(/^Acute hospital/).closest('label')?.textContent).toMatch(/^Acute hospital1/);
  });

  it('show a project that goes on as in progress, and find it so', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    open('/projects?outcome=in-progress');
    await found('1 project');
    expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
      expect.stringContaining('In progress'),
    ]);
  });

  it('keep an unknown value in view, so that it can be taken off', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    open('/projects?theme=no-such-theme');
    await found('0 projects');
    await userEvent.click(box(/^no-such-theme/));
    await found('3 projects');
  });
});

describe('search', () => {
  it('marks what matched, says what matched elsewhere, and keeps the words in the address', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    const { address } = open('/projects');
    await found('3 projects');
    await userEvent.type(screen.getByRole('searchbox'), 'the falls');
    await found('2 projects');
    const rows = screen.getAllByRole('heading', { level: 2 });
    expect(within(rows[0] as HTMLElement).getByText('falls').tagName).toBe('MARK');
    expect(screen.getByText('matched: falls')).toBeDefined();
    await waitFor(() => expect(address()).toBe('/projects?q=the+falls'));
  });

  it('can stand newest first', async () => {
    const older = { ...HOMES, publishedAt: '2025-01-01T09:00:00.000Z' };
    const { open } = await openReader({ projects: [older, { ...FALLS, publishedAt: '2024-01-01T09:00:00.000Z' }] });
    const { address } = open('/projects?q=falls+night');
    await found('2 projects');
    expect(titles()[0]).toBe('Fewer falls at night');
    await userEvent.click(screen.getByRole('link', { name: 'Newest first' }));
    await waitFor(() => expect(titles()[0]).toBe('Slipper swaps in care homes'));
    expect(address()).toBe('/projects?q=falls+night&order=newest');
  });

  it('says so where no project has all of the words', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    open('/projects?q=falls+hovercraft');
    await found('2 projects');
    expect(screen.getByText('No project has all of these words. These are the nearest.')).toBeDefined();
  });
});

describe('nothing found', () => {
  it('invites the first project on the subject', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    open('/projects?q=hovercraft');
    await screen.findByRole('heading', { name: 'Nothing found' });
    const first = screen.getByRole('link', { name: 'Record the first project on this' });
    expect(first.getAttribute('href')).toBe('/record?title=hovercraft');
    expect(screen.getByRole('link', { name: 'Browse all projects' }).getAttribute('href')).toBe('/projects');
  });

  it('says which filter to drop, and what that brings', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    const { address } = open('/projects?q=falls&setting=care-home&outcome=improved');
    await found('0 projects');
    expect(screen.getByText('2 projects are found without the filters.')).toBeDefined();
    await userEvent.click(screen.getByRole('link', { name: 'Without “Improved”' }));
    await found('1 project');
    expect(address()).toBe('/projects?q=falls&setting=care-home');
  });

  it('says that the archive has not come, and what can be done', async () => {
    const { open, engine } = await openReader({});
    await engine.sendNow();
    open('/projects');
    await screen.findByRole('heading', { name: 'The archive has not come to this device yet' });
    expect(screen.getByRole('status').textContent).toContain('could not reach the server');
    expect(screen.getByRole('link', { name: 'Record a PDSA cycle' }).getAttribute('href')).toBe('/record');
  });
});

it('reaches every one of the real projects, in steps that move the focus on', async () => {
  const projects = describedProjects();
  const { open } = await openReader({ projects });
  const { address } = open('/projects?show=210');
  await found('237 projects');
  expect(titles()).toHaveLength(210);
  await userEvent.click(screen.getByRole('button', { name: 'Show 27 more' }));
  await waitFor(() => expect(titles()).toHaveLength(237));
  expect(document.activeElement?.textContent).toBe(titles()[210]);
  expect(screen.queryByRole('button', { name: /more$/ })).toBeNull();
  expect(address()).toBe('/projects?show=240');
  expect(new Set(titles())).toEqual(new Set(projects.map(({ content }) => content.title)));
}, 30_000);

describe('what no project can answer', () => {
  it('is answered with "nothing found" where there is no word in it at all', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    open('/projects?q=%25%25%25');
    expect((await screen.findAllByText(/^Nothing found/)).length).toBeGreaterThan(0);
  });

  it('is pointed out where it looks like an NHS number, and is kept out of the address', async () => {
    const { open } = await openReader({ projects: PROJECTS });
    const { address } = open('/projects');
    await found('3 projects');
    await userEvent.type(screen.getByRole('searchbox'), 'falls of 999 000 0018');
    expect(await screen.findByText(/This looks like an NHS number/)).toBeDefined();
    await userEvent.keyboard('{Enter}');
    expect(address()).not.toContain('999');
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), 'falls');
    await waitFor(() => expect(address()).toBe('/projects?q=falls'));
  });

  it('calls a trust by the name that most of its projects give it', async () => {
    const trust = (id: string, name: string) => published(id, { title: id, organisation: { name, code: 'RWK' } });
    const full = 'East London NHS Foundation Trust';
    const { open } = await openReader({
      projects: [trust('a', `${full} (City and Hackney)`), trust('b', full), trust('c', full)],
    });
    open('/projects');
    await found('3 projects');
    expect(box(/^East London NHS Foundation Trust(?! \()/)).toBeDefined();
  });
});
