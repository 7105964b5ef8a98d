import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { TextArea } from '../../src/ui/forms/text-area.tsx';

function Harness() {
  const [text, setText] = useState('');
  return (
    <TextArea
      id="happened"
      label="What happened?"
      hint="In your own words"
      value={text}
      onChange={setText}
      limit={20}
      warning={text.includes('943') ? 'This looks like an NHS number' : undefined}
    />
  );
}

const area = () => screen.getByRole('textbox', { name: 'What happened?' });
const described = () =>
  (area().getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);

it('tells a warning at once, in a region that was there before, and reads it with the field', async () => {
  render(<Harness />);
  const region = document.getElementById('happened-warning');
  expect(region?.getAttribute('aria-live')).toBe('polite');
  expect(region?.textContent).toBe('');
  expect(described()).toEqual(['In your own words']);

  await userEvent.type(area(), '943');
  expect(region?.textContent).toBe('This looks like an NHS number');
  expect(described()).toEqual(['In your own words', 'This looks like an NHS number']);
  expect(area().getAttribute('aria-invalid')).toBeNull();

  await userEvent.clear(area());
  expect(region?.textContent).toBe('');
  expect(described()).toEqual(['In your own words']);
});

it('tells the limit when it is near, and stops nobody', async () => {
  render(<Harness />);
  await userEvent.type(area(), 'fifteen letters');
  expect(screen.queryByText(/characters/)).toBeNull();
  await userEvent.type(area(), ' or more');
  expect(screen.getByText('3 characters too many')).toBeDefined();
  expect(area()).toHaveProperty('value', 'fifteen letters or more');
});
