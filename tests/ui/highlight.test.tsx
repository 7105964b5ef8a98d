import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Highlight } from '../../src/ui/content/highlight.tsx';

const marked = (text: string, words: string[]) => {
  const { container } = render(<Highlight text={text} words={words} />);
  expect(container.textContent).toBe(text);
  return [...container.querySelectorAll('mark')].map((mark) => mark.textContent);
};

it('marks words and phrases in whatever case, and longer words that begin with them', () => {
  expect(marked('Pressure  ulcers fell; a pressure ulcer did not.', ['pressure ulcer'])).toEqual([
    'Pressure  ulcers',
    'pressure ulcer',
  ]);
});

it('marks a short word only where it stands alone', () => {
  expect(marked('PU rates: put it off, CPU', ['pu'])).toEqual(['PU']);
});

it('takes signs for signs, and marks nothing for no words', () => {
  expect(marked('Cost (per bed) was $5', ['(per', '$5', '.*'])).toEqual(['(per', '$5']);
  expect(marked('Anything', ['', '  '])).toEqual([]);
});
