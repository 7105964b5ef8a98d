import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grantFragment, readGrantFragment } from '../../src/protocol/grants.ts';
import { mayGrant, mayWrite, scopeAsRecord, scopeId, scopeKind } from '../../src/protocol/scope.ts';

const GRANT = { scope: 'desk:RX1', secret: 'abcdefghijklmnopqrstuvwxyz0' };

test('[S1] a grant goes behind the # of a link and comes back, also where a mail program escaped it', () => {
  expect(readGrantFragment(grantFragment(GRANT))).toEqual(GRANT);
  expect(readGrantFragment(`#desk%3ARX1/${GRANT.secret}`)).toEqual(GRANT);
});

test('[S1] any other fragment is none of ours', () => {
  for (const fragment of ['', '#', '#%', '#desk:RX1', '#desk:RX1/short', `#ward:7/${GRANT.secret}`, '#%E0%A4%A/x']) {
    expect(readGrantFragment(fragment)).toBeUndefined();
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => readGrantFragment(text)).not.toThrow();
    }),
  );
});

test('[S1] who may bring in whom', () => {
  expect(mayGrant('project', 'lead')).toEqual(['lead', 'member', 'reader']);
  expect(mayGrant('person', 'self')).toEqual(['self']);
  for (const role of ['member', 'reader'] as const) expect(mayGrant('project', role)).toEqual([]);
  expect(mayGrant('desk', 'moderator')).toEqual(['moderator']);
  expect(mayWrite('reader')).toBe(false);
});

test('a scope has a kind and an id, and can be the id of a record', () => {
  expect([scopeKind('project:a_b'), scopeId('project:a_b'), scopeAsRecord('project:a_b')]).toEqual([
    'project',
    'a_b',
    'project_a_b',
  ]);
});
