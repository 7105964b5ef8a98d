import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, MemoryRouter, Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { PageTitle } from '../../src/ui/shell/page-title.tsx';
import { Shell } from '../../src/ui/shell/shell.tsx';

function App({ at }: { at: string }) {
  return (
    <MemoryRouter initialEntries={[at]}>
      <Shell nav={[{ to: '/help', label: 'Help' }]} footer={<p>Footer</p>}>
        <Routes>
          <Route
            path="/start"
            element={
              <>
                <PageTitle title="Start" />
                <Link to="/form">On</Link>
              </>
            }
          />
          <Route path="/form" element={<PageTitle title="About Mrs Smith" tabTitle="Form" invalid />} />
          <Route path="/help" element={<PageTitle title="Help" />} />
        </Routes>
      </Shell>
    </MemoryRouter>
  );
}

it('leaves the focus alone on the first page, takes it on the next, and names the tab', async () => {
  render(<App at="/start" />);
  expect(document.title).toBe('Start – Dandelion');
  expect(document.activeElement).toBe(document.body);

  await userEvent.click(screen.getByRole('link', { name: 'On' }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'About Mrs Smith' }));
  expect(document.title).toBe('Error: Form – Dandelion');

  await userEvent.click(screen.getByRole('link', { name: 'Help' }));
  expect(screen.getByRole('link', { name: 'Help' }).getAttribute('aria-current')).toBe('page');
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Help' }));
});

it('skips to the main content without changing the address', async () => {
  render(<App at="/help" />);
  await userEvent.click(screen.getByRole('link', { name: 'Skip to main content' }));
  expect(document.activeElement).toBe(screen.getByRole('main'));
});
