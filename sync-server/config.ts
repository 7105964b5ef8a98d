import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { readEmail } from '../src/domain/profile/email.ts';
import { fail, ok, type Result } from '../src/domain/result.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const SEEDS = ['described', 'none'] as const;

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
const isWebAddress = (text: string) => /^https?:\/\/[^/?#\s]+$/.test(text);

const isMailServer = (text: string) => /^smtps?:\/\/[^/\s]+\/?(\?\S*)?$/.test(text);

const text = z.string().check(z.minLength(1, 'must not be empty'));

/** Every setting, as the environment gives it. The README tells what each is for. */
const environmentSchema = z.object({
  PORT: z._default(z.string().check(z.refine(isPort, 'must be a number from 0 to 65535')), '8787'),
  HOST: z.optional(text),
  DATA_DIR: z._default(text, './data'),
  JOURNAL_FILE: z.optional(text),
  SMTP_URL: z.optional(
    z
      .string()
      .check(
        z.refine(
          isMailServer,
          'must be like smtp://mail.example.nhs.uk:587 or smtps://user:password@mail.example.nhs.uk',
        ),
      ),
  ),
  MAIL_FROM: z.optional(
    z
      .string()
      .check(
        z.refine((text) => readEmail(text) !== undefined, 'must be one e-mail address, like dandelion@example.nhs.uk'),
      ),
  ),
  HASH_KEY_FILE: z.optional(text),
  PROXIES: z._default(z.string().check(z.refine((number) => /^\d$/.test(number), 'must be a number from 0 to 9')), '0'),
  TLS_CERT: z.optional(text),
  TLS_KEY: z.optional(text),
  DANDELION_SEED: z._default(z.enum(SEEDS, `must be one of ${SEEDS.join(', ')}`), 'described'),
  PUBLIC_URL: z.optional(
    z.string().check(z.refine(isWebAddress, 'must be like https://dandelion.example.nhs.uk, without a path')),
  ),
  LOG_LEVEL: z._default(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  SERVICE_ORGANISATION: z.optional(z.string().check(z.maxLength(200, 'must have 200 characters at most'))),
});

export type Settings = {
  port: number;
  /** Undefined listens on every address of the machine: a ward's phones must reach it. */
  host: string | undefined;
  /** Absolute paths. */
  dataDir: string;
  database: string;
  /** What was withdrawn and redacted: it holds after a restore from a backup. Best on another disk. */
  journal: string;
  /** Undefined: no e-mail address can be checked. */
  mail: { url: string; from: string } | undefined;
  /** The key of hashes: beside the database, and in none of its backups. */
  hashKey: string;
  /** How many proxies stand before the server, each adding one address to X-Forwarded-For. */
  proxies: number;
  tls: { cert: string; key: string } | undefined;
  seed: (typeof SEEDS)[number];
  /** How people reach the service, in links that are printed; undefined where the port tells. */
  publicUrl: string | undefined;
  logLevel: (typeof LOG_LEVELS)[number];
  organisation: string | undefined;
};

/** @returns the settings; or one sentence that names the wrong one, and says what would be right. */
export function readSettings(environment: Record<string, string | undefined>): Result<Settings, string> {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(`The setting ${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { PORT, HOST, DATA_DIR, JOURNAL_FILE, TLS_CERT, TLS_KEY, PUBLIC_URL, ...more } = parsed.data;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    const [set, missing] = TLS_CERT === undefined ? ['TLS_KEY', 'TLS_CERT'] : ['TLS_CERT', 'TLS_KEY'];
    return fail(`The setting ${set} needs ${missing} beside it: set both, or none.`);
  }
  const { SMTP_URL, MAIL_FROM } = more;
  if ((SMTP_URL === undefined) !== (MAIL_FROM === undefined)) {
    const [set, missing] = SMTP_URL === undefined ? ['MAIL_FROM', 'SMTP_URL'] : ['SMTP_URL', 'MAIL_FROM'];
    return fail(`The setting ${set} needs ${missing} beside it: set both, or none.`);
  }
  const dataDir = resolve(DATA_DIR);
  return ok({
    port: Number(PORT),
    host: HOST,
    dataDir,
    database: resolve(dataDir, 'dandelion.sqlite'),
    journal: JOURNAL_FILE === undefined ? resolve(dataDir, 'withdrawn-and-redacted.ndjson') : resolve(JOURNAL_FILE),
    mail: SMTP_URL === undefined || MAIL_FROM === undefined ? undefined : { url: SMTP_URL, from: MAIL_FROM },
    hashKey: more.HASH_KEY_FILE === undefined ? resolve(dataDir, 'hash.key') : resolve(more.HASH_KEY_FILE),
    proxies: Number(more.PROXIES),
    tls: TLS_CERT === undefined || TLS_KEY === undefined ? undefined : { cert: TLS_CERT, key: TLS_KEY },
    seed: more.DANDELION_SEED,
    publicUrl: PUBLIC_URL,
    logLevel: more.LOG_LEVEL,
    organisation: more.SERVICE_ORGANISATION,
  });
}
