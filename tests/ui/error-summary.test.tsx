import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ChoiceField } from '../../src/ui/forms/choice-field.tsx';
import { ErrorSummary } from '../../src/ui/forms/error-summary.tsx';
import { TextField } from '../../src/ui/forms/text-field.tsx';

const ERRORS = [
  { id: 'title', message: 'Enter a title' },
  { id: 'act', message: 'Choose what to do' },
];

const form = (attempt: number) => (
  <>
    <ErrorSummary errors={ERRORS} attempt={attempt} />
    <TextField id="title" label="Title" value="" onChange={() => {}} error="Enter a title" />
    <ChoiceField
      id="act"
      label="Act"
      value={undefined}
      onChange={() => {}}
      error="Choose what to do"
      choices={[
        { value: 'adopt', label: 'Adopt' },
        { value: 'adapt', label: 'Adapt' },
      ]}
    />
  </>
);

const summary = () => screen.getByRole('heading', { name: 'There is a problem' }).closest('[tabindex]');

it('takes the focus when it comes, and again on another try', async () => {
  const { rerender } = render(form(1));
  expect(document.activeElement).toBe(summary());

  await userEvent.type(screen.getByLabelText('Title'), 'x');
  rerender(form(1));
  expect(document.activeElement).toBe(screen.getByLabelText('Title'));
  rerender(form(2));
  expect(document.activeElement).toBe(summary());
});

it('leads each line to its field, and to the first of a group', async () => {
  render(form(1));
  const links = within(screen.getByRole('alert'));
  await userEvent.click(links.getByRole('link', { name: 'Enter a title' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Title' }));
  await userEvent.click(links.getByRole('link', { name: 'Choose what to do' }));
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Adopt' }));
  expect(window.location.hash).toBe('');
});

it('has the same words at the field, read with it', () => {
  render(form(1));
  const title = screen.getByRole('textbox', { name: 'Title' });
  expect(title.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(title.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Error: Enter a title',
  );
});
