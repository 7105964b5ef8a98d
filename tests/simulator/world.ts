import { createHash } from 'node:crypto';
import type { Change } from '../../src/store/change.ts';
import { save } from '../../src/store/save.ts';
import { type FaultKey, Strikes } from './faults.ts';
import { keysNamed } from './keys.ts';
import { fetchOver, type Link } from './network.ts';
import { noteServer } from './note-server.ts';
import { type Random, randomOf } from './random.ts';
import { Saves } from './saves.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { type Profile, SimDevice, type Tab } from './sim-device.ts';
import { openSimServer, type SimServer } from './sim-server.ts';
import { holdStill } from './stillness.ts';

export const START = Date.UTC(2026, 2, 1, 10);
export const DESK = 'desk:operator';

/** Who takes part. Ana leads the project; the phone is hers, too; Ben and Mod are moderators; Cy is nobody yet. */
export const CAST = ['ana', 'ben', 'phone', 'mod', 'cy'] as const;
export type Name = (typeof CAST)[number];

/** What an invariant has against a run. */
export type Finding = { invariant: string; says: string };

export type WorldParts = {
  seed: string;
  file: string;
  profiles: ReadonlyMap<string, Profile>;
  /** Ids of the projects that there are. */
  projects: readonly string[];
  now?: number;
};

export type World = {
  seed: string;
  scheduler: Scheduler;
  random: Random;
  server: SimServer;
  saves: Saves;
  strikes: Strikes;
  /** Devices that have come into play, by name. */
  devices: Map<string, SimDevice>;
  projects: string[];
  /** What somebody asked to publish, by its hash: what they had checked. */
  checked: Map<string, unknown>;
  /** Every `mid` that a log of the server ever had, also before it was restored; and what it replaced. */
  logged: Map<string, readonly string[]>;
  /** The `mid`s of the log as it was before the history. */
  before: Set<string>;
  /** Who ever was in a scope, and who might write there. */
  everIn: Map<string, Set<string>>;
  everWriter: Map<string, Set<string>>;
  /** `scope person` of those who were in a scope, and then not any more. */
  everOut: Set<string>;
  /** Whose each device ever was: a restored server may not know that it joined another person. */
  everPersons: Map<string, Set<string>>;
  /** Epoch and version of the archive that each store had last, in an order of texts. */
  manifests: Map<string, string>;
  /** How many answers each store had heard when the oracle looked at it last. */
  looked: Map<string, number>;
  /** Values that their people took out for good, by scope. */
  takenOut: Map<string, Set<string>>;
  /** Up to which version each project was ever withdrawn: a restored server must know it, too (S28). */
  withdrawn: Map<string, number>;
  /** Whether a working copy was harmed: then a day passes before all is compared. */
  harmed: boolean;
  findings: Finding[];
  /** What the oracle must know of this run: a device was cloned, the server restored, … */
  happened: Set<FaultKey>;
  /** The same of one device, by `life fault`. */
  happenedTo: Set<string>;
  /** Devices whose store was thrown away. */
  wiped: Set<string>;
  /** How many saves there were when a store was copied. */
  copiedAt: Map<string, number>;
  /** Copies of profiles and of the server's file, made in the run. */
  copies: Map<string, Profile>;
  backup: string | undefined;
  device(name: string): Promise<SimDevice>;
  struck(key: FaultKey, device?: SimDevice): Promise<void>;
  trace(what: string): void;
  digest(): string;
  close(): Promise<void>;
};

export async function openWorld(parts: WorldParts): Promise<World> {
  holdStill();
  const { seed, file, profiles } = parts;
  const random = randomOf(`world ${seed}`);
  const scheduler = createScheduler(parts.now ?? START);
  const server = await openSimServer(file, scheduler.now, randomOf(`server ${seed}`));
  const hash = createHash('sha256');
  const devices = new Map<string, SimDevice>();
  const strikes = new Strikes();
  const happened = new Set<FaultKey>();
  const happenedTo = new Set<string>();
  const trace = (what: string) => void hash.update(`${scheduler.now()} ${what}\n`);

  const struck = async (key: FaultKey, device?: SimDevice) => {
    happened.add(key);
    if (device !== undefined) happenedTo.add(`${device.life} ${key}`);
    const whose = device === undefined ? [...devices.values()] : [device];
    const unsent = await Promise.all(whose.map((one) => one.unsent()));
    strikes.add(
      key,
      unsent.some((count) => count > 0),
    );
  };
  const ownerOf = (link: Link) => [...devices.values()].find((device) => device.link === link);

  const world: World = {
    ...{ seed, scheduler, random, server, strikes, devices, happened, happenedTo, struck, trace },
    saves: new Saves(),
    projects: [...parts.projects],
    checked: new Map(),
    logged: new Map(),
    before: new Set(),
    everIn: new Map(),
    everWriter: new Map(),
    everOut: new Set(),
    everPersons: new Map(),
    manifests: new Map(),
    looked: new Map(),
    takenOut: new Map(),
    withdrawn: new Map(),
    harmed: false,
    findings: [],
    copies: new Map(),
    copiedAt: new Map(),
    wiped: new Set(),
    backup: undefined,
    async device(name) {
      const known = devices.get(name);
      if (known !== undefined) return known;
      const device = await SimDevice.open({
        ...{ name, seed, scheduler },
        keys: await keysNamed(name),
        profile: profiles.get(name),
        fetchOver: (link) =>
          fetchOver(
            {
              ...{ server, scheduler, random },
              struck: (of, fault) => void struck(fault, ownerOf(of)),
              seen: (what) => {
                trace(`${name} ${what}`);
                // Whatever comes, the server has an answer to it (S15); no fault of the way says 500.
                if (what.endsWith(' 500'))
                  world.findings.push({ invariant: 'S15', says: `the server failed: ${what}` });
                // Within one step somebody may come into a scope, write there, and go on as somebody else.
                if (/^\/v1\/(?!pull|digest)/.test(what)) noteServer(world);
              },
            },
            link,
          ),
      });
      devices.set(name, device);
      return device;
    },
    digest: () => hash.copy().digest('hex'),
    async close() {
      for (const device of devices.values()) device.close();
      scheduler.clear();
      await server.close();
    },
  };
  return world;
}

/** A person's save on a device: it counts from the moment at which it says "Saved". @returns whether it said so */
export async function saveOn(world: World, device: SimDevice, tab: Tab, changes: readonly Change[]): Promise<boolean> {
  const saved = await save(tab.vault, changes).catch(() => undefined);
  for (const [at, change] of changes.entries()) {
    const mid = saved?.[at]?.mid;
    if (mid !== undefined) world.saves.add(device.life, mid, change);
  }
  world.trace(`${device.name} ${saved === undefined ? 'could not save' : 'saved'} ${changes.length}`);
  tab.engine.wake();
  return saved !== undefined;
}

/** A whole round of a page that begins now, with everything that happens meanwhile. */
export async function syncNow(world: World, tab: Tab, ms = 900_000): Promise<boolean> {
  let ended = false;
  void tab.engine.sendNow().then(() => {
    ended = true;
  });
  return world.scheduler.until(() => ended, ms);
}

/** Waits for something that needs the network. @returns undefined where it did not come in time */
export async function meanwhile<T>(world: World, work: Promise<T>, ms = 120_000): Promise<T | undefined> {
  let result: { value: T } | undefined;
  void work.then((value) => {
    result = { value };
  });
  await world.scheduler.until(() => result !== undefined, ms);
  return result?.value;
}
