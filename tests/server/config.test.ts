import { expect, test } from 'vitest';
import { readSettings } from '../../sync-server/config.ts';

test('without any setting the server has sensible ones', () => {
  expect(readSettings({})).toEqual({
    ok: true,
    value: {
      port: 8787,
      host: undefined,
      dataDir: `${process.cwd()}/data`,
      database: `${process.cwd()}/data/dandelion.sqlite`,
      journal: `${process.cwd()}/data/withdrawn-and-redacted.ndjson`,
      mail: undefined,
      hashKey: `${process.cwd()}/data/hash.key`,
      proxies: 0,
      tls: undefined,
      seed: 'described',
      publicUrl: undefined,
      logLevel: 'info',
      organisation: undefined,
    },
  });
});

test.each([
  [{ PORT: 'http' }, 'The setting PORT must be a number from 0 to 65535.'],
  [{ PORT: '70000' }, 'The setting PORT must be a number from 0 to 65535.'],
  [{ PORT: '' }, 'The setting PORT must be a number from 0 to 65535.'],
  [{ DATA_DIR: '' }, 'The setting DATA_DIR must not be empty.'],
  [{ JOURNAL_FILE: '' }, 'The setting JOURNAL_FILE must not be empty.'],
  [{ MAIL_FROM: 'a@nhs.net' }, 'The setting MAIL_FROM needs SMTP_URL beside it: set both, or none.'],
  [
    { SMTP_URL: 'smtp://localhost', MAIL_FROM: 'Ann <a@nhs.net>, b@nhs.net' },
    'The setting MAIL_FROM must be one e-mail address, like dandelion@example.nhs.uk.',
  ],
  [{ PROXIES: 'two' }, 'The setting PROXIES must be a number from 0 to 9.'],
  [{ TLS_CERT: '/c.pem' }, 'The setting TLS_CERT needs TLS_KEY beside it: set both, or none.'],
  [{ TLS_KEY: '/k.pem' }, 'The setting TLS_KEY needs TLS_CERT beside it: set both, or none.'],
  [{ DANDELION_SEED: 'all' }, 'The setting DANDELION_SEED must be one of described, none.'],
  [
    { PUBLIC_URL: 'dandelion.nhs.uk' },
    'The setting PUBLIC_URL must be like https://dandelion.example.nhs.uk, without a path.',
  ],
  [{ LOG_LEVEL: 'loud' }, 'The setting LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
])('%j is told in one sentence', (environment, error) => {
  expect(readSettings(environment)).toEqual({ ok: false, error });
});

test('other variables of the environment are none of its business', () => {
  expect(readSettings({ PORT: '0', HOME: '/root', NODE_ENV: 'production' })).toMatchObject({
    ok: true,
    value: { port: 0 },
  });
});
