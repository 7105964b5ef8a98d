import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../src/ui/content/error-boundary.tsx';

function Broken(): never {
  throw new Error('broken');
}

// React tells of every error it hands to a boundary.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

it('says first what happened to the work, offers the page again, and ends on another page', async () => {
  const reload = vi.fn();
  const onError = vi.fn();
  const page = (path: string, child: React.ReactNode) => (
    <ErrorBoundary resetKey={path} reload={reload} onError={onError}>
      {child}
    </ErrorBoundary>
  );
  const { rerender } = render(page('/a', <Broken />));
  const [title, first] = screen.getByRole('alert').children;
  expect(title?.textContent).toBe('This page has stopped working');
  expect(first?.textContent).toBe('What you typed up to the last “Saved on this device” is kept.');
  expect(onError).toHaveBeenCalledWith(
    expect.objectContaining({ message: 'broken' }),
    expect.stringContaining('Broken'),
  );

  await userEvent.click(screen.getByRole('button', { name: 'Open this page again' }));
  expect(reload).toHaveBeenCalledOnce();

  rerender(page('/b', <p>Another page</p>));
  expect(screen.getByText('Another page')).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
});
