import { deviceKind } from '../../src/domain/profile/device.ts';
import type { OwnDevice } from '../../src/protocol/devices.ts';
import type { Mutation } from '../../src/protocol/mutation.ts';
import type { Effect } from './effect.ts';
import { recognise, type Signer } from './identify.ts';
import type { Service, Unit } from './service.ts';

/** The devices of a person, the oldest first, for any of them. */
export const ownDevices = (service: Service, signer: Signer): Promise<OwnDevice[]> =>
  service.storage.read(async (tx) => {
    const { person } = await recognise(tx, signer);
    const devices = await tx.devices.ofPerson(person);
    return devices.map(({ device, firstSeen, lastSeen, revokedAt, retiredAt }) => ({
      ...{ device, madeAt: firstSeen, lastSeen: lastSeen ?? firstSeen.slice(0, 10) },
      state: revokedAt !== null ? 'out' : retiredAt !== null ? 'gone' : 'in-use',
    }));
  });

/** A person takes out their own devices only, and each by another: so one is always left. */
export const whyNotTakeOut: Effect['forbids'] = async ({ tx }, { record }, { device, person }) => {
  if ((await tx.devices.find(record))?.person !== person)
    return { problem: 'not-allowed', message: 'This is not one of your devices.' };
  if (record !== device) return undefined;
  return { problem: 'bad-value', message: 'A device does not take itself out. Use another one of yours.' };
};

/** From here on it is let in nowhere, and its way back leads nowhere (S11). */
export async function takeOut({ tx, now }: Unit, { scope, record }: Mutation): Promise<void> {
  await tx.devices.revoke(record, now);
  await tx.grants.endRescues(scope, record, now);
}

export const TAKE_OUT = `${deviceKind.name}.out`;

/** Notes the day on which a device was seen, where it was not noted yet. Nobody waits for it, and nothing fails with it. */
export async function noteSeen({ storage, clock, log }: Service, { device }: Signer): Promise<void> {
  const today = clock().toISOString().slice(0, 10);
  try {
    const known = await storage.read((tx) => tx.devices.find(device));
    if (known === undefined || known.lastSeen === today) return;
    await storage.write((tx) => tx.devices.seen(device, today));
  } catch (error) {
    log.debug({ err: error }, 'the day of a device could not be noted');
  }
}
