import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { type Device, existingDevice } from '../../src/platform/keys.ts';
import { ArchiveDb } from '../../src/store/archive-db.ts';
import { type Autosave, createAutosave } from '../../src/store/autosave.ts';
import { keepOpen } from '../../src/store/keep-open.ts';
import { finderHere } from '../../src/store/late-finder.ts';
import type { VaultKeys } from '../../src/store/lock/lock.ts';
import { sealedTexts } from '../../src/store/lock/sealed-texts.ts';
import { finishConversion, readLock, writeLock } from '../../src/store/lock/unlock.ts';
import { createVaultSealer } from '../../src/store/lock/vault-sealer.ts';
import { createRoom } from '../../src/store/make-room.ts';
import { createMarker } from '../../src/store/marker.ts';
import { takeMark } from '../../src/store/take-mark.ts';
import { openVault, type Vault } from '../../src/store/vault.ts';
import { VaultDb } from '../../src/store/vault-db.ts';
import { findLoss } from '../../src/store/vault-id.ts';
import { wholeStop } from '../../src/store/whole-stop.ts';
import { createSyncEngine, type EngineParts, type SyncEngine } from '../../src/sync/engine.ts';
import { createRescuer, type Rescuer } from '../../src/sync/rescue.ts';
import { createTransport, type Fetch, type Transport } from '../../src/sync/transport.ts';
import { workRound } from '../../src/sync/work-round.ts';
import { textStorage } from '../store/text-storage.ts';
import { breakable } from './broken-store.ts';
import type { Link } from './network.ts';
import { type Random, randomOf } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** A value as a page showed it, and its versions. */
export type Seen = { value: unknown; versions: readonly string[] };

/** One opened page of a device. */
export type Tab = {
  vault: Vault;
  archive: ArchiveDb;
  transport: Transport;
  engine: SyncEngine;
  autosave: Autosave;
  /** What a page that was opened some time ago shows, by `scope record/field`. */
  view: Map<string, Seen>;
};

/** Everything that a browser keeps of this site, as rows. */
export type Profile = Record<string, unknown[]>;

export type DeviceParts = {
  name: string;
  seed: string;
  scheduler: Scheduler;
  fetchOver(link: Link): Fetch;
  keys: Device;
  profile?: Profile | undefined;
};

/** A device with the app's own vault, archive, transport and engine in one or two pages, in a browser whose parts can break. */
export class SimDevice {
  readonly name: string;
  readonly link: Link = { online: true, armed: [], kept: new Map(), heard: 0 };
  readonly #parts: DeviceParts;
  readonly #random: Random;
  #locks = new Map<string, Promise<unknown>>();
  #world = newWorld();
  #lives = 1;
  #wayBack = false;
  tabs: Tab[] = [];
  clockAheadMs = 0;
  /** What a browser keeps beside the vault (S11). */
  readonly #beside = textStorage();
  marker = createMarker(this.#beside);
  #rescuer: Rescuer | undefined;
  /** The keys of its vault, once its person has handed over: from then on it is sealed (S13). */
  #sealed: VaultKeys | undefined;
  /** A browser without Web Locks: two tabs may drain at once. */
  lockless = false;

  private constructor(parts: DeviceParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.#random = randomOf(`${parts.seed} ${parts.name}`);
  }

  static async open(parts: DeviceParts): Promise<SimDevice> {
    const device = new SimDevice(parts);
    await device.fill(parts.profile ?? { settings: [{ name: 'device', value: parts.keys }] });
    return device;
  }

  /** Names this device and this store of it. */
  get life(): string {
    return `${this.name}#${this.#lives}`;
  }

  get tab(): Tab {
    const [tab] = this.tabs;
    if (tab === undefined) throw new Error(`${this.name} has no page open`);
    return tab;
  }

  now = (): number => this.#parts.scheduler.now() + this.clockAheadMs;

  openTab(): Tab {
    const { scheduler, fetchOver } = this.#parts;
    const db = new VaultDb('dandelion-vault', this.#world);
    const archive = new ArchiveDb('dandelion-archive', this.#world);
    const { now } = this;
    const random = this.#random.bytes;
    const room = createRoom(archive, now);
    keepOpen(db, { makeRoom: room.make, after: (ms, run) => scheduler.after(ms, run) });
    let known: Promise<Device> | undefined;
    const keys = () => {
      known ??= existingDevice(db).then((device) => device ?? this.#nobody());
      return known;
    };
    const sealer = this.#sealed && createVaultSealer(this.#sealed, random);
    const own = { db, clock: { now }, random, device: async () => (await keys()).id, finder: finderHere(wholeStop) };
    const vault = openVault({ ...own, ...(sealer && { sealer }) });
    const fetch = fetchOver(this.link);
    const transport = createTransport({ fetch, now, random, keys: async () => (await keys()).keys });
    const rescuer = createRescuer({ vault, transport, marker: this.marker, now });
    this.#rescuer = rescuer;
    const parts: EngineParts = {
      ...{ vault, archive, transport, fetch, now },
      mayTalk: async () => true,
      round: (work) => workRound(work, rescuer),
      storeIsTight: () => room.isTight(),
      chance: this.#random.next,
      after: (ms, run) => scheduler.after(ms, run),
      alone: (work, loop, wait) => this.#alone(work, loop, wait),
    };
    const autosave = createAutosave(vault, (ms, run) => scheduler.after(ms, run));
    const tab: Tab = { vault, archive, transport, engine: createSyncEngine(parts), autosave, view: new Map() };
    this.tabs.push(tab);
    return tab;
  }

  #nobody(): never {
    throw new Error(`${this.name} has no keys`);
  }

  closeTab(tab: Tab): void {
    tab.engine.stop();
    tab.vault.db.close();
    tab.archive.close();
    this.tabs = this.tabs.filter((other) => other !== tab);
  }

  /** Saves what is typed and closes every page. */
  async lock(): Promise<void> {
    for (const tab of this.tabs) await tab.autosave.flush();
    for (const tab of this.tabs) this.closeTab(tab);
  }

  /** Seals what is not sealed yet, up to so many rows, and opens a page again. */
  async unlock(cut: number): Promise<void> {
    const random = this.#random.bytes;
    const db = new VaultDb('dandelion-vault', this.#world);
    this.#sealed ??= await vaultKeys(random);
    const lock = (await readLock(db)) ?? { ...UNOPENED, under: 'sealing' as const };
    const onProgress = (done: number) => {
      if (done >= cut) throw new Error('the battery died');
    };
    const parts = { ...{ db, random, onProgress }, texts: this.#beside, atOnce: 1 };
    await writeLock(db, lock);
    await finishConversion(parts, { lock, keys: this.#sealed }).catch(() => undefined);
    db.close();
    this.marker = createMarker(sealedTexts(this.#beside, this.#sealed.texts, random));
    this.openTab();
  }

  /** Another device that was copied with this one's profile has the keys of its vault, too. */
  copyKeys(of: SimDevice): void {
    this.#sealed = of.#sealed;
  }

  /** How many changes are not sent. A page that closes just then has none. */
  async unsent(): Promise<number> {
    const [tab] = this.tabs;
    if (tab === undefined) return 0;
    const count = tab.vault.db.outbox.where('state').anyOf('waiting', 'sending').count();
    return count.catch('DatabaseClosedError', () => 0);
  }

  /** A copy of all that the vault has. */
  async profile(): Promise<Profile> {
    const { db } = this.tab.vault;
    const rows: Profile = {};
    for (const table of db.tables) rows[table.name] = await table.toArray();
    return rows;
  }

  /** Puts a profile in the place of everything that is here. */
  async fill(profile: Profile): Promise<void> {
    for (const tab of this.tabs) this.closeTab(tab);
    this.#world = newWorld();
    this.#locks = new Map();
    const { db } = this.openTab().vault;
    await db.transaction('rw', db.tables, async () => {
      for (const [name, rows] of Object.entries(profile)) if (rows.length > 0) await db.table(name).bulkPut(rows);
    });
  }

  keys = (): Promise<Device> => existingDevice(this.tab.vault.db).then((device) => device ?? this.#nobody());

  /** What stands beside the vault says how it is, and has a way back, where the server gives one. */
  async keepWayBack(meanwhile: (work: Promise<void>) => Promise<unknown>): Promise<void> {
    this.marker.note(await takeMark(this.tab.vault));
    await meanwhile(this.#rescuer?.keep() ?? Promise.resolve());
    this.#wayBack = true;
  }

  /** The browser threw away what stands beside the vault, too. */
  forgetMark(): void {
    this.#beside.removeItem('dandelion-marker');
    this.#wayBack = false;
  }

  /** The browser throws everything away: what opens next is a new device, that knows nothing. */
  async wipe(keys: Device): Promise<void> {
    this.#lives += 1;
    if (!this.#wayBack) this.forgetMark();
    const sealed = this.#sealed && sealedTexts(this.#beside, this.#sealed.texts, this.#random.bytes);
    this.marker = createMarker(sealed ?? this.#beside);
    await this.fill({ settings: [{ name: 'device', value: keys }] });
    await findLoss(this.tab.vault, this.marker);
  }

  close(): void {
    for (const tab of this.tabs) this.closeTab(tab);
  }

  async #alone(work: () => Promise<void>, loop: string, wait: boolean): Promise<boolean> {
    if (this.lockless) {
      await work();
      return true;
    }
    const locks = this.#locks;
    if (locks.has(loop) && !wait) return false;
    const before = locks.get(loop) ?? Promise.resolve();
    const mine = before.then(work);
    const ended = mine.catch(() => undefined);
    locks.set(loop, ended);
    try {
      await mine;
    } finally {
      if (locks.get(loop) === ended) locks.delete(loop);
    }
    return true;
  }
}

/** What a lock says does not matter here: its person has the keys. */
const UNOPENED = { name: 'Ana', rounds: 1, salt: '', iv: '', wrapped: '' };

async function vaultKeys(random: (length: number) => Uint8Array): Promise<VaultKeys> {
  const bodies = await crypto.subtle.importKey('raw', new Uint8Array(random(32)), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return { bodies, texts: new Uint8Array(random(32)) };
}

const newWorld = () => ({ indexedDB: breakable(new IDBFactory()), IDBKeyRange });
