import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { TagSetField } from '../../src/ui/forms/tag-set-field.tsx';

function Harness({ start = [], onSubmit }: { start?: string[]; onSubmit?: () => void }) {
  const [roles, setRoles] = useState(start);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      <TagSetField id="roles" label="Team" value={roles} onChange={setRoles} offers={['Pharmacist', 'Porter']} />
      <button type="submit">Next</button>
    </form>
  );
}

const entry = () => screen.getByRole('textbox', { name: 'Team' });
const tags = () => {
  const list = screen.queryByRole('list', { name: 'Team' });
  return list === null
    ? []
    : within(list)
        .getAllByRole('listitem')
        .map((item) => item.firstChild?.textContent);
};

it('adds with Enter and with the button, and does not submit the form', async () => {
  const onSubmit = vi.fn();
  render(<Harness onSubmit={onSubmit} />);
  await userEvent.type(entry(), '  Ward   sister {Enter}');
  await userEvent.type(entry(), 'Therapist');
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect(tags()).toEqual(['Ward sister', 'Therapist']);
  expect(entry()).toHaveProperty('value', '');
  expect(onSubmit).not.toHaveBeenCalled();
});

it('keeps what was typed and not yet added when one goes on', async () => {
  render(<Harness />);
  await userEvent.type(entry(), 'Ward sister');
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(tags()).toEqual(['Ward sister']);
});

it('leaves out what is there already, in whatever case, and says so', async () => {
  render(<Harness start={['Ward sister']} />);
  await userEvent.type(entry(), 'WARD SISTER{Enter}');
  expect(tags()).toEqual(['Ward sister']);
  expect(screen.getByRole('status').textContent).toBe('Already in the list');
});

it('parts a pasted list', async () => {
  render(<Harness />);
  await userEvent.click(entry());
  await userEvent.paste('Ward sister; Therapist;; therapist');
  await userEvent.keyboard('{Enter}');
  expect(tags()).toEqual(['Ward sister', 'Therapist']);
});

it('takes one away, says so, and brings the focus back to the input', async () => {
  render(<Harness start={['Ward sister', 'Therapist']} />);
  await userEvent.click(screen.getByRole('button', { name: 'Remove Ward sister' }));
  expect(tags()).toEqual(['Therapist']);
  expect(screen.getByRole('status').textContent).toBe('Removed: Ward sister');
  expect(document.activeElement).toBe(entry());
});

it('offers what is not in the list', async () => {
  render(<Harness start={['pharmacist']} />);
  expect(screen.queryByRole('button', { name: '+ Pharmacist' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '+ Porter' }));
  expect(tags()).toEqual(['pharmacist', 'Porter']);
});
