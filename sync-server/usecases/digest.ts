import { scopeDigest } from '../../src/protocol/digest.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import { recognise, type Signer } from './identify.ts';
import type { Service } from './service.ts';

export type Digests = {
  scopes: { scope: ScopeName; seq: number; digest: string }[];
  refused: { scope: ScopeName; code: 'not-a-member' }[];
};

/**
 * What stands in several scopes, in one figure each, for a device that audits itself (S29). Scopes that do not exist are refused
 * like those of others.
 *
 * @throws Failure `revoked-device`
 */
export function digest(service: Service, signer: Signer, scopes: readonly ScopeName[]): Promise<Digests> {
  return service.storage.read(async (tx) => {
    const { person } = await recognise(tx, signer);
    const digests: Digests = { scopes: [], refused: [] };
    for (const scope of new Set(scopes)) {
      const role = await tx.members.role(scope, person);
      const found = role === undefined ? undefined : await tx.scopes.find(scope);
      if (found === undefined) digests.refused.push({ scope, code: 'not-a-member' });
      else {
        const standing = await tx.fields.ofScope(scope);
        digests.scopes.push({ scope, seq: found.seq, digest: await scopeDigest(standing) });
      }
    }
    return digests;
  });
}
