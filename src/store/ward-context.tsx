import { createContext, use } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Unlocked } from './lock/unlock.ts';
import type { PersonHere } from './people-here.ts';

/** Somebody's turn at a computer that several people share, or whose one person has a PIN (S13). */
export type Ward = {
  /** Whose turn it is; undefined where somebody only reads, without having said who they are. */
  person: PersonHere | undefined;
  /** In how many seconds it locks by itself; undefined while that is not near. */
  locksIn: StoreApi<number | undefined>;
  /** Saves what is typed, and locks this page and all others of this browser. */
  lock(): Promise<void>;
  /** The same, and does something with the closed vault before the next turn begins. */
  lockAnd(work: (onProgress: (done: number, of: number) => void) => Promise<void>): Promise<void>;
  /** Takes the PIN away: every row is opened again. */
  openForGood(unlocked: Unlocked): Promise<void>;
};

/** Undefined where one person works here alone, without a PIN. */
export const WardContext = createContext<Ward | undefined>(undefined);

export const useWard = (): Ward | undefined => use(WardContext);
