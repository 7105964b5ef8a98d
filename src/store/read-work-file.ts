import * as z from 'zod/mini';
import { verifyMutation } from '../protocol/carried.ts';
import { mutationSchema } from '../protocol/mutation.ts';
import { deviceId } from '../protocol/signature.ts';
import { type FileLine, readLines } from './read-lines.ts';
import {
  type BaseLine,
  type ChangeLine,
  chainHash,
  headSchema,
  lineSchema,
  oldFileSchema,
  type ScopeLine,
  WORK_FORMAT,
  WORK_VERSION,
  type WorkHead,
} from './work-file-format.ts';

/** Why nothing of a file is taken. */
export type FileProblem = 'empty' | 'too-large' | 'not-ours' | 'newer' | 'unsigned' | 'unreadable';
/** Why one line of it is not. */
export type LineProblem = 'unreadable' | 'wrong-signature' | 'too-long' | 'elsewhere' | 'unfit';
/** What is wrong with a file of which a part is taken: it ends too early, or something in it is not as it was saved. */
export type FileFault = 'cut' | 'edited';

/** A change whose signature is that of the device that made it; without one, of this very device or person (the oldest format). */
export type FileChange = Omit<ChangeLine, 'is'> & { by: { publicKey: string; person: string; name: string } };

export type FileItem =
  | { is: 'not-taken'; problem: FileProblem }
  | { is: 'head'; head: WorkHead }
  | { is: 'change'; change: FileChange }
  | ScopeLine
  | BaseLine
  | { is: 'refused'; line: number; why: LineProblem }
  | { is: 'end'; fault: FileFault | undefined };

/** Who reads it, and the devices that are surely theirs: their own old files have no signatures. */
export type Reader = { device: string; person: string; devices: ReadonlySet<string> };

export const MAX_FILE_BYTES = 200 * 1024 * 1024;
const MAX_LINES = 200_000;
const MAX_LINE = 8 * 1024 * 1024;
const MAX_LEVELS = 48;

/**
 * What a file of work holds, checked line by line. It ends with `not-taken`, or with `end`; it never throws for what stands in a
 * file, and gives no change whose signature is wrong.
 */
export async function* readWorkFile(file: Blob, reader: Reader): AsyncGenerator<FileItem> {
  if (file.size === 0) return yield { is: 'not-taken', problem: 'empty' };
  if (file.size > MAX_FILE_BYTES) return yield { is: 'not-taken', problem: 'too-large' };
  const lines = safely(readLines(file, MAX_LINE));
  const first = await lines.next();
  const opened = openHead(first.done === true ? undefined : first.value, reader);
  if ('problem' in opened) return yield { is: 'not-taken', problem: opened.problem };
  yield { is: 'head', head: opened.head };
  if ('changes' in opened) {
    for (const change of opened.changes) yield { is: 'change', change };
    return yield { is: 'end', fault: undefined };
  }
  yield* readBody(lines, opened.head, opened.text);
}

async function* readBody(lines: AsyncGenerator<FileLine>, head: WorkHead, first: string): AsyncGenerator<FileItem> {
  let hash = await chainHash('', first);
  let count = 1;
  let damaged = false;
  const isDevice = deviceOf();
  for await (const text of lines) {
    const line = text === undefined ? undefined : parsed(lineSchema, text);
    if (line?.is === 'end') {
      const whole = !damaged && line.lines === count && line.hash === hash;
      return yield { is: 'end', fault: whole ? undefined : 'edited' };
    }
    count += 1;
    if (count > MAX_LINES) return yield { is: 'end', fault: 'cut' };
    hash = await chainHash(hash, text ?? '');
    if (line?.is === 'scope' || line?.is === 'base') yield line;
    else {
      const item = line === undefined ? refusedLine(count, text) : await checked(line, head, count, isDevice);
      damaged ||= item.is === 'refused';
      yield item;
    }
  }
  yield { is: 'end', fault: 'cut' };
}

const refusedLine = (line: number, text: FileLine): FileItem => ({
  is: 'refused',
  line,
  why: text === undefined ? 'too-long' : 'unreadable',
});

/** Only what its device has signed is a change; the file's own word for it is not enough. */
async function checked(
  { is: _, ...change }: ChangeLine,
  head: WorkHead,
  line: number,
  isDevice: (publicKey: string, device: string) => Promise<boolean>,
): Promise<FileItem> {
  const { mutation, signature = '', from } = change;
  const { publicKey, person, name } = from ?? head;
  const good = (await isDevice(publicKey, mutation.by)) && (await verifyMutation(publicKey, mutation, signature));
  if (!good) return { is: 'refused', line, why: 'wrong-signature' };
  return { is: 'change', change: { ...change, by: { publicKey, person, name } } };
}

/** Nearly all changes of a file are of one key. */
function deviceOf(): (publicKey: string, device: string) => Promise<boolean> {
  const known = new Map<string, string>();
  return async (publicKey, device) => {
    const id = known.get(publicKey) ?? (await deviceId(publicKey).catch(() => ''));
    known.set(publicKey, id);
    return id === device;
  };
}

type Opened = { problem: FileProblem } | { head: WorkHead; text: string } | { head: WorkHead; changes: FileChange[] };

const anyHead = z.object({ format: z.string(), version: z.number() });

function openHead(text: FileLine, reader: Reader): Opened {
  const any = text === undefined ? undefined : parsed(anyHead, text);
  if (text === undefined || any === undefined) return { problem: 'not-ours' };
  if (any.format === 'dandelion-unsent') return openOld(text, reader);
  if (any.format !== WORK_FORMAT) return { problem: 'not-ours' };
  if (any.version > WORK_VERSION) return { problem: 'newer' };
  const head = parsed(headSchema, text);
  return head === undefined ? { problem: 'unreadable' } : { head, text };
}

/** Without signatures nobody else can bring it in: the device, or the person whose first device it was. */
function openOld(text: string, reader: Reader): Opened {
  const old = parsed(oldFileSchema, text);
  if (old === undefined) return { problem: 'unreadable' };
  const { device, savedAt } = old;
  const own = [reader.device, reader.person];
  if (!own.includes(device)) return { problem: 'unsigned' };
  const by = { publicKey: '', person: reader.person, name: '' };
  const changes = old.changes.flatMap(({ state, problem, mutation }): FileChange[] => {
    const read = mutationSchema.safeParse(mutation);
    if (!read.success || !own.includes(read.data.by)) return [];
    const reason = problem === undefined ? {} : { problem };
    return [{ state: state === 'waiting' ? 'sending' : state, ...reason, mutation: read.data, by }];
  });
  const head = { is: 'head', format: WORK_FORMAT, version: WORK_VERSION } as const;
  return { head: { ...head, device, person: reader.person, name: '', publicKey: '', savedAt, holds: [] }, changes };
}

/** Undefined for what is no JSON, is nested deeper than anything of ours, or is not of this shape. */
function parsed<S extends z.ZodMiniType>(schema: S, text: string): z.output<S> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (isDeeper(value, MAX_LEVELS)) return undefined;
    const read = schema.safeParse(value);
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/** A file that cannot be read any further, because it was moved or its stick pulled out, ends there. */
async function* safely(lines: AsyncGenerator<FileLine>): AsyncGenerator<FileLine> {
  try {
    yield* lines;
  } catch {
    return;
  }
}
