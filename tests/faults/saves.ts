/** One save of which a device said "Saved". */
export type Save = {
  actor: string;
  mid: string;
  scope: string;
  record: string;
  field: string;
  op: 'set' | 'add' | 'delete';
  payload: unknown;
  /** Its author took it out for good, and the server heard it. */
  takenOut?: true;
  /** The device's store was thrown away, or rolled back to a time before this save. */
  storeGone?: { wasSent: boolean; serverRestoredSince: boolean };
};

/** What was said to be saved, kept outside of every part that may be struck. */
export type SaveList = {
  all: Save[];
  /** A store was lost: what had been saved in it, but for what is in the older copy that took its place. */
  storeLost(actor: string, isSent: (mid: string) => boolean, keptInCopy: number): void;
  /** The server was given an older copy: what came from stores that are gone cannot be sent again. */
  serverRestored(): void;
};

export function createSaveList(): SaveList {
  const all: Save[] = [];
  return {
    all,
    storeLost: (actor, isSent, keptInCopy) => {
      const own = all.filter((save) => save.actor === actor).slice(keptInCopy);
      for (const save of own) save.storeGone ??= { wasSent: isSent(save.mid), serverRestoredSince: false };
    },
    serverRestored: () => {
      for (const save of all) {
        if (save.storeGone !== undefined) save.storeGone.serverRestoredSince = true;
      }
    },
  };
}
