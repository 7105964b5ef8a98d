import { identify, type Signer } from './identify.ts';
import { inUnit, type Service } from './service.ts';

/**
 * Which person a device belongs to now. A new device is known from here on, and has its person's scope.
 *
 * @throws Failure `revoked-device`
 */
export const whoAmI = (service: Service, signer: Signer): Promise<{ person: string }> =>
  inUnit(service, async (unit) => ({ person: (await identify(unit, signer)).person }));
