import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldState } from '../../src/protocol/field-state.ts';
import { EMPTY_FIELD } from '../../src/protocol/field-state.ts';
import type { Edit } from '../../src/protocol/merge.ts';
import { edit, FieldModel, versionsOf } from './edits.ts';

describe('values', () => {
  test('[S20] a settlement names both sides; an edit that names one leaves the other standing', () => {
    const field = new FieldModel('value');
    field.take(edit('a', 'A'));
    field.take(edit('b', 'B'));
    field.take(edit('b2', 'B2', ['b']));
    expect(field.values).toEqual(['A', 'B2']);
    field.take(edit('s', 'A', ['a', 'b2']));
    expect(field.values).toEqual(['A']);
    expect(field.outcomes).toEqual(['applied', 'conflict', 'conflict', 'applied']);
  });

  test('[S20] the same value written by two is one; it goes when both are named', () => {
    const field = new FieldModel('value');
    field.take(edit('a', { name: 'Ward 7', code: '7' }));
    field.take(edit('b', { code: '7', name: 'Ward 7' }));
    expect(field.outcomes).toEqual(['applied', 'merged']);
    expect(versionsOf(field.state)).toEqual(['a', 'b']);
    field.take(edit('c', 'Ward 8', ['a', 'b']));
    expect(field.values).toEqual(['Ward 8']);
  });

  test('[S20] who wrote the same as another, and then something else, had not seen the other: both stand', () => {
    const field = new FieldModel('value');
    field.take(edit('ann', 'improved'));
    field.take(edit('ben', 'improved'));
    field.take(edit('ben2', 'mixed', ['ben']));
    expect(field.values).toEqual(['improved', 'mixed']);
    expect(field.outcomes).toEqual(['applied', 'merged', 'conflict']);
  });

  test('[S19] clocks decide nothing', () => {
    const field = new FieldModel('value');
    field.take(edit('a', 'A', [], { madeAt: '2099-01-01T00:00:00Z' }));
    field.take(edit('b', 'B', ['a'], { madeAt: '1970-01-01T00:00:00Z' }));
    expect(field.values).toEqual(['B']);
  });

  test('[S19] ten offline edits against one remote edit are exactly one conflict, wherever it comes between them', () => {
    fc.assert(
      fc.property(fc.constantFrom('value', 'prose'), fc.nat(10), (how, place) => {
        const field = new FieldModel(how);
        field.take(edit('v0', 'First title'));
        for (let at = 0; at <= 10; at++) {
          if (at === place) field.take(edit('remote', 'Another title', ['v0']));
          if (at < 10) field.take(edit(`own${at}`, `Title number ${at}`, [at === 0 ? 'v0' : `own${at - 1}`]));
        }
        expect(field.values.toSorted()).toEqual(['Another title', 'Title number 9']);
      }),
    );
  });
});

/** Three devices write a field, send in their order and look at it when they like: what each of them knows is its own. */
type Step = { device: number; what: 'write' | 'send' | 'look' | 'settle'; value: number };
const steps = fc.array(
  fc.record<Step>({
    device: fc.nat(2),
    what: fc.constantFrom('write', 'write', 'send', 'send', 'look', 'settle'),
    value: fc.nat(3),
  }),
  { maxLength: 60 },
);

type Device = { seen: FieldState; outbox: Edit[]; last: string | undefined };

function play(
  field: FieldModel,
  script: readonly Step[],
  payloadOf: (device: Device, step: Step, mid: string) => unknown,
  habits: { settle: 'now and then' | 'always' } = { settle: 'now and then' },
) {
  const devices = [0, 1, 2].map((): Device => ({ seen: EMPTY_FIELD, outbox: [], last: undefined }));
  for (const [at, step] of script.entries()) {
    const device = devices[step.device];
    if (device === undefined) continue;
    const mid = `m${at}`;
    switch (step.what) {
      case 'write':
      case 'settle': {
        const settles = step.what === 'settle' || (habits.settle === 'always' && device.seen.heads.length > 1);
        const shown = settles ? versionsOf(device.seen) : (device.seen.heads[0]?.versions ?? []);
        const base = device.last === undefined ? shown : settles ? [...shown, device.last] : [device.last];
        device.outbox.push(edit(mid, payloadOf(device, step, mid), base, { person: `p${step.device}` }));
        device.last = mid;
        break;
      }
      case 'send': {
        const next = device.outbox.shift();
        if (next !== undefined) field.take(next);
        break;
      }
      case 'look':
        device.seen = field.state;
        if (device.outbox.length === 0) device.last = undefined;
    }
  }
  for (const { outbox } of devices) for (const left of outbox) field.take(left);
}

describe('whatever three devices do', () => {
  const byValue = (_: Device, step: Step) => `value ${step.value}`;

  test('[S22] no accepted value vanishes: it stands, or was replaced by an edit that named it', () => {
    fc.assert(
      fc.property(steps, (script) => {
        const field = new FieldModel('value');
        play(field, script, byValue);
        const standing = new Set(versionsOf(field.state));
        const named = new Set(field.log.flatMap((each) => each.base));
        for (const { mid } of field.log) expect(standing.has(mid) || named.has(mid)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test.each(['value', 'prose'] as const)('[S20] naming every side of a %s leaves one value', (how) => {
    fc.assert(
      fc.property(steps, (script) => {
        const field = new FieldModel(how);
        play(field, script, byValue);
        field.take(edit('settle', 'Settled', versionsOf(field.state)));
        expect(field.values).toEqual(['Settled']);
      }),
    );
  });

  // Who sees two sides and goes on with one of them leaves the other: that makes a side more.
  test.each(['value', 'prose'] as const)(
    '[S19] a %s has no more sides than people who wrote apart and settle what they see',
    (how) => {
      fc.assert(
        fc.property(steps, (script) => {
          const field = new FieldModel(how);
          play(field, script, (_, step, mid) => `${step.device} ${mid}`, { settle: 'always' });
          expect(field.values.length).toBeLessThanOrEqual(3);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('[S20] two who settle one conflict in two ways are asked again; what both added beside it is one text', () => {
    const field = new FieldModel('prose');
    field.take(edit('v0', 'Loud.'));
    field.take(edit('a', 'Loud at two.', ['v0']));
    field.take(edit('b', 'Loud at six.', ['v0']));
    field.take(edit('ben', 'Loud at six.', ['a', 'b']));
    field.take(edit('ana', 'Loud at two.', ['a', 'b']));
    expect(field.values).toEqual(['Loud at six.', 'Loud at two.']);
    field.take(edit('s', 'Loud at two.\n\nWe ask.', ['ben', 'ana']));
    field.take(edit('s2', 'Loud at two.\n\nWe ask.', ['ben', 'ana']));
    expect(field.values).toEqual(['Loud at two.\n\nWe ask.']);
  });

  test('[S20] somebody who types on, while another writes in another paragraph, has no conflict', () => {
    const field = new FieldModel('prose');
    field.take(edit('v0', 'Ward.\n\nPlan.'));
    field.take(edit('ben', 'Ward.\n\nPlan. Ben adds.', ['v0']));
    field.take(edit('e1', 'Ward. We tr\n\nPlan.', ['v0']));
    // An edit names the last own one that is on its way, and what that replaced.
    field.take(edit('e2', 'Ward. We try tea\n\nPlan.', ['e1', 'v0']));
    expect(field.values).toEqual(['Ward. We try tea\n\nPlan. Ben adds.']);
  });

  test('[S20] every paragraph that somebody added to a text is in what stands', () => {
    fc.assert(
      fc.property(
        steps.map((script) => script.filter((step) => step.what !== 'settle')),
        (script) => {
          const field = new FieldModel('prose');
          field.take(edit('v0', 'One.\n\nTwo.\n\nThree.'));
          const texts = new Map<Device, string>();
          play(
            field,
            [...[0, 1, 2].map((device): Step => ({ device, what: 'look', value: 0 })), ...script],
            (device, step, mid) => {
              const from = device.last === undefined ? String(device.seen.heads[0]?.value) : (texts.get(device) ?? '');
              const text = from.split('\n\n').toSpliced(step.value, 0, `By ${mid}`).join('\n\n');
              texts.set(device, text);
              return text;
            },
          );
          const all = field.values.join('\n\n');
          for (const { mid } of field.log.slice(1)) expect(all).toContain(`By ${mid}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('sets', () => {
  const item = fc.constantFrom('falls', 'frailty', 'sepsis');
  const acts = fc.array(fc.record({ device: fc.nat(2), add: fc.boolean(), item, look: fc.boolean() }), {
    maxLength: 40,
  });

  test('[S20] an item stands while an addition stands that no removal had seen, in whatever order they come', () => {
    fc.assert(
      fc.property(acts, fc.array(fc.nat(2), { minLength: 200, maxLength: 200 }), (script, order) => {
        const field = new FieldModel('set');
        const queues: Edit[][] = [[], [], []];
        const seen: FieldState[] = [EMPTY_FIELD, EMPTY_FIELD, EMPTY_FIELD];
        const send = (device: number) => {
          const next = queues[device]?.shift();
          if (next !== undefined) field.take(next);
        };
        for (const [at, act] of script.entries()) {
          if (act.look) seen[act.device] = field.state;
          const held = seen[act.device]?.heads.find((head) => head.value === act.item)?.versions ?? [];
          const own = queues[act.device]?.filter((each) => each.op === 'add' && each.payload === act.item) ?? [];
          const base = act.add ? [] : [...held, ...own.map((each) => each.mid)];
          queues[act.device]?.push(edit(`m${at}`, act.item, base, { op: act.add ? 'add' : 'remove' }));
          send(order[at] ?? 0);
        }
        for (const device of order) send(device);
        for (const device of [0, 1, 2]) while ((queues[device]?.length ?? 0) > 0) send(device);

        const removed = new Set(field.log.filter((each) => each.op === 'remove').flatMap((each) => each.base));
        const standing = field.log
          .filter((each) => each.op === 'add' && !removed.has(each.mid))
          .map((each) => each.payload);
        expect(new Set(field.values)).toEqual(new Set(standing));
        expect(field.values).toHaveLength(new Set(standing).size);
      }),
      { numRuns: 300 },
    );
  });

  test('[S20] adding wins over a removal that had not seen it', () => {
    const field = new FieldModel('set');
    field.take(edit('a', 'falls', [], { op: 'add' }));
    field.take(edit('b', 'falls', [], { op: 'add' }));
    field.take(edit('r', 'falls', ['a'], { op: 'remove' }));
    expect(field.values).toEqual(['falls']);
    field.take(edit('r2', 'falls', ['b'], { op: 'remove' }));
    expect(field.values).toEqual([]);
  });
});
