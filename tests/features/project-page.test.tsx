import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { describedProjects, openReader, published } from './reader.tsx';

const SAYS_NOT = 'The page we read does not say.';
const SOURCE = { url: 'https://www.example.org/falls', title: 'Falls on a ward: a report' };

const section = async (name: string) => within(await screen.findByRole('region', { name }));
const headings = () => screen.getAllByRole('heading').map((heading) => heading.textContent);

describe('a described project', () => {
  it('leads with the outcome and the finding, and says where it comes from', async () => {
    const { open } = await openReader({
      projects: [
        published('p', {
          title: 'Fewer falls',
          finding: 'Falls halved.',
          outcome: 'improved',
          source: SOURCE,
          problem: 'Many.',
        }),
      ],
    });
    open('/projects/p');
    const article = await screen.findByRole('article');
    expect(article.textContent).toMatch(
      /^▲Improved.*Fewer falls.*Falls halved\..*Described from Falls on a ward.*The problem/,
    );
    await waitFor(() => expect(document.title).toBe('Fewer falls – Dandelion'));
    const link = within(article).getAllByRole('link', { name: SOURCE.title })[0];
    expect(link?.getAttribute('href')).toBe(SOURCE.url);
    expect(link?.getAttribute('rel')).toBe('noreferrer noopener');
    expect(article.textContent).toContain(', in our own words.');
  });

  it('says of each thing that its page does not say', async () => {
    const { open } = await openReader({ projects: [published('p', { source: SOURCE })] });
    open('/projects/p');
    for (const name of ['What they wanted', 'What they tried', 'What happened', 'What they learned']) {
      expect((await section(name)).getAllByText(SAYS_NOT).length).toBeGreaterThan(0);
    }
    const [where] = screen.getAllByText('Where');
    expect(where?.nextElementSibling?.textContent).toBe(SAYS_NOT);
  });

  it('keeps learning that is told in one piece in one piece', async () => {
    const { open } = await openReader({ projects: [published('p', { source: SOURCE, learning: 'Ask the porters.' })] });
    open('/projects/p');
    const learned = await section('What they learned');
    expect(learned.getByText('Ask the porters.')).toBeDefined();
    expect(learned.queryByRole('heading', { name: 'What worked' })).toBeNull();
  });

  it('opens real ones with their title and their source', async () => {
    const projects = describedProjects();
    const { open } = await openReader({ projects });
    const few = projects.filter((_, at) => at % 24 === 0);
    for (const { id, content } of few) {
      const { close } = open(`/projects/${id}`);
      const title = await screen.findByRole('heading', { level: 1, name: content.title });
      const article = within(title.closest('article') as HTMLElement);
      expect(article.getAllByRole('link', { name: content.source?.title ?? '' }).length).toBeGreaterThan(0);
      close();
    }
  }, 30_000);
});

describe('a project of its own team', () => {
  const whole = published('p', {
    ...{ title: 'Quieter nights', outcome: 'improved', finding: 'Fewer patients were woken.' },
    ...{ worked: 'Asking the cleaners.', contactRole: 'Ward manager', organisation: { name: 'A trust' } },
    cycles: [
      { id: 'c2', follows: 'c1', changeIdea: 'Soft lids', act: 'abandon' },
      {
        ...{ id: 'c1', changeIdea: 'Lights down', prediction: 'Half as many', happened: 'A few less', act: 'adapt' },
        predictionResult: 'partly',
      },
    ],
    measures: [
      {
        ...{ id: 'm', name: 'Patients woken', type: 'outcome', unit: '%' },
        points: [
          { on: '2024-01', value: 16 },
          { on: '2024-02', value: 9 },
          { on: '2024-03', value: 2 },
        ],
      },
    ],
  });

  it('shows the prediction beside what happened, and each cycle after the one it follows', async () => {
    const { open } = await openReader({ projects: [whole] });
    open('/projects/p');
    const tried = await section('What they tried');
    const cycles = tried.getAllByRole('listitem').map((item) => item.textContent ?? '');
    expect(cycles[0]).toMatch(
      /Lights down.*Adapt.*They predicted.*Half as many.*What happened.*A few less.*Partly as predicted/,
    );
    expect(cycles[1]).toMatch(/Soft lids.*Abandon.*follows cycle 1/);
  });

  it('shows the first and the last point as before and after, and all of them in a chart and its table', async () => {
    const { open } = await openReader({ projects: [whole] });
    open('/projects/p');
    const happened = await section('What happened');
    const [row] = happened.getAllByRole('row', { name: /Patients woken/ });
    expect(row?.textContent).toMatch(/16%in January 2024.*2%in March 2024/);
    expect(happened.getByRole('img', { name: /Patients woken/ })).toBeDefined();
    expect(happened.getByRole('row', { name: /February 2024/, hidden: true })).toBeDefined();
  });

  it('says what is not said yet, and leaves out what has nothing', async () => {
    const { open } = await openReader({ projects: [whole] });
    open('/projects/p');
    const learned = await section('What they learned');
    expect(learned.getByText('Asking the cleaners.')).toBeDefined();
    expect(learned.getAllByText('Not said yet.')).toHaveLength(2);
    expect((await section('Who to ask')).getByText('Ward manager, A trust')).toBeDefined();
    expect(headings()).not.toContain('What they wanted');
    expect(screen.queryByText(SAYS_NOT)).toBeNull();
  });

  it('tells early of what goes on, without empty boxes', async () => {
    const { open } = await openReader({
      projects: [
        published('p', { form: 'in-progress', stage: 'testing', aimWhat: 'Clean teeth', contactRole: 'Nurse' }),
      ],
    });
    open('/projects/p');
    await section('What they wanted');
    expect(screen.getByText('In progress')).toBeDefined();
    expect(headings()).not.toContain('What they learned');
    expect(headings()).not.toContain('The problem');
  });
});

it('shows what the archive brings as text: no script runs, no javascript: address becomes a link', async () => {
  const { open } = await openReader({
    projects: [
      published('p', {
        title: '<script>document.body.dataset.harmed = "yes"</script>',
        problem: '<img src=x onerror="document.body.dataset.harmed = \'yes\'">',
        contactRole: '<a href="https://evil.example">Nurse</a>',
        source: { url: 'javascript:document.body.dataset.harmed="yes"', title: 'Open me' },
        themes: ['<b>theme</b>'],
      }),
    ],
  });
  open('/projects/p');
  await screen.findByRole('heading', { level: 1, name: /^<script>/ });
  expect(document.querySelector('main script, article script, article img, article b')).toBeNull();
  expect(document.body.dataset.harmed).toBeUndefined();
  expect(screen.queryByRole('link', { name: 'Open me' })).toBeNull();
  expect(screen.getAllByText(/^javascript:/).length).toBeGreaterThan(0);
  for (const link of screen.getAllByRole('link')) expect(link.getAttribute('href')).not.toMatch(/^javascript:|evil/);
});

describe('with only a part on this device', () => {
  const project = published('p', {
    title: 'Fewer falls',
    finding: 'Falls halved.',
    outcome: 'improved',
    problem: 'Many.',
  });

  it('shows the summary at once, and says that the rest has not arrived', async () => {
    const { open, engine } = await openReader({ projects: [project], withoutBodies: true });
    open('/projects/p');
    await screen.findByRole('heading', { level: 1, name: 'Fewer falls' });
    expect(screen.getByText('Falls halved.')).toBeDefined();
    expect(screen.getByText('Improved')).toBeDefined();
    expect(screen.getByRole('heading', { name: 'The rest has not arrived yet' })).toBeDefined();
    expect(screen.queryByText('Many.')).toBeNull();
    await engine.sendNow();
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('the server cannot be reached'));
  });

  it('says what to do where the address is unknown', async () => {
    const { open } = await openReader({ projects: [project] });
    open('/projects/nowhere');
    await screen.findByRole('heading', { level: 1, name: 'This project is not here' });
    expect(screen.getByRole('link', { name: 'Search what was tried' }).getAttribute('href')).toBe('/projects');
  });

  it('[S28] says that a project was withdrawn, and what that means', async () => {
    const { open } = await openReader({ projects: [project], manifest: { revoked: [{ project: 'p', upTo: 1 }] } });
    open('/projects/p');
    await screen.findByRole('heading', { level: 1, name: 'This project was taken out of the archive' });
    expect(screen.getByText(/If you have cited it, say that it was withdrawn/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});

describe('versions', () => {
  const versions = [1, 2].map((version) => published('p', { title: `Title ${version}` }, version));

  it('have an address each; an older one leads to the newest', async () => {
    const { open } = await openReader({ projects: versions });
    const { address } = open('/projects/p/versions/1');
    await screen.findByRole('heading', { level: 1, name: 'Title 1' });
    await userEvent.click(screen.getByRole('link', { name: 'version 2' }));
    await screen.findByRole('heading', { level: 1, name: 'Title 2' });
    expect(address()).toBe('/projects/p');
    const keep = await section('Keep and share');
    expect(
      keep.getByText(/^Title 2\. Dandelion, version 2, 4 January 2026\. .*\/projects\/p\/versions\/2$/),
    ).toBeDefined();
    expect(keep.getByRole('link', { name: 'Version 1' }).getAttribute('href')).toBe('/projects/p/versions/1');
  });

  it('that are not here are said to be so, whatever the address asks for', async () => {
    const { open } = await openReader({ projects: versions });
    open('/projects/p/versions/7');
    await screen.findByRole('heading', { level: 1, name: 'Version 7 of this project is not on this device' });
    expect(screen.getByRole('link', { name: 'Read the newest version' }).getAttribute('href')).toBe('/projects/p');
  });
});

it('shows what is close to it by the subjects that both have, the rare ones first', async () => {
  const about = (id: string, themes: string[], tags: string[] = []) =>
    published(id, { title: `Project ${id}`, themes, tags });
  const { open } = await openReader({
    projects: [
      about('a', ['falls', 'frailty'], ['slippers']),
      about('b', ['falls']),
      about('c', ['falls'], ['Slippers']),
      about('d', ['digital']),
    ],
  });
  open('/projects/a');
  const close = await section('Close to this');
  expect(close.getAllByRole('heading', { level: 3 }).map((each) => each.textContent)).toEqual([
    'Project c',
    'Project b',
  ]);
  expect(close.getByText('also about: slippers, Falls prevention')).toBeDefined();
});
