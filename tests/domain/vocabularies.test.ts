import { expect, test } from 'vitest';
import { isSetting, SETTINGS, settingLabel } from '../../src/domain/project/settings.ts';
import { isTheme, THEMES, themeLabel } from '../../src/domain/project/themes.ts';
import { dataFile } from './described.ts';

const vocabularies = JSON.parse(dataFile('reference/vocabularies.json'));
const asTerms = (entries: { id: string; name: string }[]) => entries.map(({ id, name }) => ({ id, label: name }));

test('settings and themes are those of the data', () => {
  expect(SETTINGS).toEqual(asTerms(vocabularies.careSettings));
  expect(THEMES).toEqual(asTerms(vocabularies.themes));
  expect([SETTINGS.length, THEMES.length]).toEqual([23, 32]);
});

test('an id has a label, and an unknown one shows itself', () => {
  expect(settingLabel('care-home')).toBe('Care home');
  expect(themeLabel('falls')).toBe('Falls prevention');
  expect([settingLabel('moon'), themeLabel('moon')]).toEqual(['moon', 'moon']);
  expect([isSetting('care-home'), isSetting('falls'), isTheme('falls')]).toEqual([true, false, true]);
});
