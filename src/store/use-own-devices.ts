import { deviceKind } from '../domain/profile/device.ts';
import { ofKind } from '../domain/record/kind.ts';
import type { Change } from './change.ts';
import { personScope } from './person.ts';
import { useStore } from './store-context.tsx';
import { useSaveNow } from './use-save-now.ts';
import { useMyself } from './use-store.ts';
import { useVaultQuery } from './use-vault-query.ts';

/** What this person calls their devices, and which they have taken out, perhaps not sent yet. Changes are saved like all work. */
export function useOwnDevices() {
  const { vault } = useStore();
  const copy = useMyself();
  const here = useVaultQuery(() => vault.device(), [vault]);
  const { saveNow, failed } = useSaveNow();
  const records = ofKind(copy?.records ?? [], deviceKind);
  const save = async (device: string, change: Pick<Change, 'field' | 'payload'>): Promise<boolean> => {
    const place = { scope: await personScope(vault), record: device, kind: deviceKind.name, op: 'set' as const };
    return (await saveNow([{ ...place, ...change }])) !== undefined;
  };
  return {
    /** The id of this device. Undefined while it is read. */
    here,
    nameOf: (device: string): string => records.find(({ id }) => id === device)?.values.name?.trim() ?? '',
    isOut: (device: string): boolean => records.find(({ id }) => id === device)?.values.out !== undefined,
    rename: (device: string, name: string) => save(device, { field: 'name', payload: name }),
    takeOut: (device: string) =>
      save(device, { field: 'out', payload: { at: new Date(vault.clock.now()).toISOString() } }),
    failed,
  };
}
