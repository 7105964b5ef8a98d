import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

type Ran = { code: number | null; out: string; err: string };

function node(...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    ran.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    ran.err += String(chunk);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code })));
}

test('a command that is asked for help gives it, and ends with 0', async () => {
  for (const command of ['tests/simulator/simulate.ts', 'tests/simulator/mutants.ts', 'tests/faults/faults.ts']) {
    expect(await node(command, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--seed N'), err: '' });
  }
}, 60_000);

test('a wrong argument is named before the usage', async () => {
  const usage = expect.stringMatching(/^There is no --sed\.\nnpm run simulate/);
  expect(await node('tests/simulator/simulate.ts', '--sed', '1')).toMatchObject({ code: 1, err: usage });
  const value = expect.stringMatching(/^--runs takes a value behind it, and none that begins with "-"\.\nnpm run /);
  expect(await node('tests/simulator/simulate.ts', '--runs', '-3')).toMatchObject({ code: 1, err: value });
}, 60_000);

test('what is played is said at once, and the table says which tier plays what', async () => {
  const { code, out, err } = await node('tests/simulator/simulate.ts', '--seed', '5', '--runs', '1');
  expect([code, err]).toEqual([0, 'Playing 1 history of seed 5, 1 at a time.\n']);
  expect(out).not.toContain('| later |');
  expect(out).toContain('| PostgreSQL SIGKILL | with PostgreSQL |');
}, 60_000);
