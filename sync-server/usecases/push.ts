import type { Past, PushResult } from '../../src/protocol/push.ts';
import type { ScopeName } from '../../src/protocol/scope.ts';
import { Failure } from '../failure.ts';
import { TemporaryFailure } from '../storage/storage.ts';
import { type Carried, makerOf, refuseUnproven, takeCarried } from './carried.ts';
import type { Signer } from './identify.ts';
import { type Judged, judgeMutation } from './judge-mutation.ts';
import { checkRedactions, limitAsks } from './limit-asks.ts';
import { inUnit, type Service, type Unit } from './service.ts';
import { takeBatch } from './take-batch.ts';

export type Push = {
  signer: Signer;
  scope: ScopeName;
  mutations: readonly unknown[];
  /** Whether the scope may be made by this, where there is none (S2). */
  mayCreate: boolean;
  /** Where the signer only brings them: who made them, by their own signatures (S30). */
  carried?: Carried | undefined;
  /** Those, by `mid`, that a later edit which is here already has replaced (S16). */
  past?: Past | undefined;
};

type Take = (unit: Unit, judged: readonly Judged[]) => Promise<PushResult[]>;

/**
 * Takes mutations of one scope in, in their order (S14). All are one transaction; when that fails for good, they are taken
 * one by one, and what cannot be applied is parked (S15). What was taken so before the database was busy stays: it is a `duplicate`
 * when all of it comes again.
 *
 * @returns what became of each, in the same order
 * @throws Failure when the whole request is turned away; TemporaryFailure when the database cannot take it now
 */
export async function push(service: Service, sent: Push): Promise<PushResult[]> {
  const { scope } = sent;
  const judged = await judgeAll(sent);
  checkRedactions(judged);
  const takeAll = await takerOf(sent);
  try {
    return await inUnit(service, (unit) => takeAll(unit, judged));
  } catch (error) {
    if (passesOn(error)) throw error;
    service.log.warn({ err: error, scope }, 'a batch could not be applied; its mutations are taken one by one');
  }
  const take = async (one: Judged): Promise<PushResult> => {
    const [result] = await inUnit(service, (unit) => takeAll(unit, [one]));
    if (result === undefined) throw new Error('A mutation was left without an answer');
    return result;
  };
  const results: PushResult[] = [];
  for (const one of judged) results.push(await takeOrPark(service, one, take));
  return results;
}

async function judgeAll({ scope, mutations, carried }: Push): Promise<Judged[]> {
  const judged = await Promise.all(mutations.map((mutation) => judgeMutation(mutation, scope)));
  return limitAsks(carried === undefined ? judged : await refuseUnproven(judged, mutations, carried));
}

async function takerOf({ signer, scope, mayCreate, carried, past }: Push): Promise<Take> {
  const terms = { scope, mayCreate, past: new Set(past?.mids), place: past?.cursor ?? null, taken: new Set<string>() };
  if (carried === undefined) return (unit, judged) => takeBatch(unit, signer, terms, judged);
  const maker = await makerOf(carried);
  return (unit, judged) => takeCarried(unit, { carrier: signer, maker }, terms, judged);
}

const CULPRIT = {
  problem: 'could-not-apply',
  message: 'The server could not apply this. Those who run the server can see why.',
} as const;

async function takeOrPark(
  { log }: Service,
  one: Judged,
  take: (one: Judged) => Promise<PushResult>,
): Promise<PushResult> {
  try {
    return await take(one);
  } catch (error) {
    if (passesOn(error) || one.fate === 'refused') throw error;
    const { mutation, hash } = one;
    const { mid, scope, kind, field } = mutation;
    log.error({ err: error, mid, scope, kind, field }, 'a mutation could not be applied, and is parked');
    try {
      return await take({ fate: 'parked', mutation, hash, ...CULPRIT });
    } catch (again) {
      if (passesOn(again)) throw again;
      log.error({ err: again, mid, scope }, 'a mutation could not even be parked');
      return { mid, result: 'refused', ...CULPRIT };
    }
  }
}

/** Not the fault of a mutation: the request is turned away, or must come again. */
const passesOn = (error: unknown) => error instanceof Failure || error instanceof TemporaryFailure;
