import * as z from 'zod/mini';
import { isSetting, type Setting } from './settings.ts';
import { isTheme, type Theme } from './themes.ts';

const settingSchema = z.custom<Setting>((text) => typeof text === 'string' && isSetting(text));
const themesSchema = z.array(z.custom<Theme>((text) => typeof text === 'string' && isTheme(text)));

/** data/projects/organisation-matches.json: the ODS code of an organisation as a source names it; null where it is not sure. */
const organisationsSchema = z.array(
  z.strictObject({ name: z.string(), code: z.nullable(z.string()), why: z.string() }),
);

/** data/projects/theme-matches.json: the themes that a source's free word stands for. */
const freeThemesSchema = z.array(z.strictObject({ free: z.string(), themes: themesSchema }));

/** data/projects/line-matches.json: what one line says more plainly than its setting and free words. */
const linesSchema = z.array(
  z.strictObject({
    sourceUrl: z.string(),
    title: z.string(),
    setting: z.optional(settingSchema),
    addThemes: z.optional(themesSchema),
  }),
);

/** data/projects/better-addresses.json: a permanent address for one that is a mirror or one view of an article. */
const addressesSchema = z.array(z.strictObject({ sourceUrl: z.string(), better: z.url(), why: z.string() }));

/** The reviewed judgements by which described projects join the lists of this project. */
export type DescriptionMatches = {
  organisations: ReadonlyMap<string, string | null>;
  themes: ReadonlyMap<string, readonly Theme[]>;
  lines: ReadonlyMap<string, { setting?: Setting | undefined; addThemes?: readonly Theme[] | undefined }>;
  addresses: ReadonlyMap<string, string>;
};

/**
 * Reads the four files of judgements, as parsed JSON.
 *
 * @throws ZodError when one has another shape, or names a setting or theme that there is not
 */
export function descriptionMatches(files: {
  organisations: unknown;
  themes: unknown;
  lines: unknown;
  addresses: unknown;
}): DescriptionMatches {
  return {
    organisations: new Map(organisationsSchema.parse(files.organisations).map(({ name, code }) => [name, code])),
    themes: new Map(freeThemesSchema.parse(files.themes).map(({ free, themes }) => [free, themes])),
    lines: new Map(linesSchema.parse(files.lines).map((line) => [line.sourceUrl, line])),
    addresses: new Map(addressesSchema.parse(files.addresses).map(({ sourceUrl, better }) => [sourceUrl, better])),
  };
}
