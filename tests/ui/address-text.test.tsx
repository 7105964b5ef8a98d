import { act, fireEvent, render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider, useNavigate } from 'react-router';
import { expect, it, onTestFinished, vi } from 'vitest';
import { useAddressText } from '../../src/ui/forms/use-address-text.ts';

function Asking() {
  const [text, setText, leave] = useAddressText('q');
  const navigate = useNavigate();
  const go = () => {
    leave();
    void navigate(`/found?q=${text}`);
  };
  return (
    <>
      <input aria-label="Ask" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="button" onClick={go}>
        Search
      </button>
    </>
  );
}

it('keeps what is typed in the address, and lets be where one goes on before typing rests', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const next = Promise.withResolvers<{ Component: () => string }>();
  const router = createMemoryRouter([
    { path: '/', Component: Asking },
    { path: '/found', lazy: () => next.promise },
  ]);
  render(<RouterProvider router={router} />);
  const address = () => router.state.location.pathname + router.state.location.search;
  const type = (value: string) => fireEvent.change(screen.getByLabelText('Ask'), { target: { value } });

  type('fall');
  await act(() => vi.advanceTimersByTimeAsync(300));
  expect(address()).toBe('/?q=fall');

  type('falls');
  fireEvent.click(screen.getByRole('button', { name: 'Search' }));
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  next.resolve({ Component: () => 'Found' });
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect([address(), screen.queryByText('Found')?.textContent]).toEqual(['/found?q=falls', expect.any(String)]);
});
