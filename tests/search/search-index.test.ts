import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../src/search/document.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';

const document = (id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  ...{ id, title, finding: '', subjects: '', organisation: '', setting: '', body: '' },
  ...more,
});

const index = createSearchIndex([
  document('falls', 'Fewer falls at night', { setting: 'Acute hospital' }),
  document('calls', 'Fewer 999 calls', { body: 'Residents who fell were seen at home' }),
  document('insulin', 'Insulin on time', { finding: 'Missed doses: 12% before, 3% after.' }),
  document('both', 'Insulin and falls', { subjects: 'Medicines safety' }),
]);

const found = (text: string) => index.search(text).map(({ id }) => id);

describe('the search index', () => {
  it('finds the beginning of a word', () => {
    expect(found('insul').sort()).toEqual(['both', 'insulin']);
  });

  it('puts projects with all of the words before those with some', () => {
    expect(found('insulin falls')[0]).toBe('both');
  });

  it('forgives a typing error', () => {
    expect(found('inzulin').sort()).toEqual(['both', 'insulin']);
  });

  it('does not take a word that is known for another', () => {
    expect(found('falls')).not.toContain('calls');
  });

  it('says which words of the project matched', () => {
    expect(index.search('insul')[0]?.terms).toEqual(['insulin']);
  });

  it('finds nothing for nothing, and for what nobody tried', () => {
    expect(found('  ')).toEqual([]);
    expect(found('xylophone')).toEqual([]);
  });
});
