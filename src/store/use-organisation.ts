import * as z from 'zod/mini';
import type { SeenWords } from '../domain/identifiers/mended.ts';
import type { Pass } from '../domain/identifiers/pass.ts';
import { findIdentifier } from '../domain/identifiers/stop.ts';
import { type Organisation, organisationSchema } from '../domain/organisation/organisation.ts';
import { cleanLine } from '../domain/text/clean.ts';
import { sameValue } from '../protocol/canonical.ts';
import type { SaveStatus } from './autosave.ts';
import { useAsking } from './use-ask-desk.ts';
import { type FieldTarget, useEdited, type ValueForm } from './use-edited.ts';
import { type Stop, useStop } from './use-stop.ts';
import type { Stuck, WorkingCopy } from './working-copy.ts';

export type EditedOrganisation = {
  organisation: Organisation | null;
  onOrganisation(next: Organisation | null): void;
  status: SaveStatus | undefined;
  identifier: boolean;
  /** What of its name may tell who a patient is. */
  stop: Stop;
  onPass(pass: Pass): void;
  /** Asks the desk about an NHS number; undefined where nobody can be asked. */
  onAsk: ((one: SeenWords, pass: Pass) => void) | undefined;
  stuck: Stuck | undefined;
};

/** An organisation of a project or a person, saved as it is typed or picked. */
export function useOrganisation(copy: WorkingCopy, target: FieldTarget): EditedOrganisation {
  const { value: organisation, onValue: onOrganisation, onPass, given, status, stuck } = useEdited(copy, target, FORM);
  const stop = useStop(organisation?.name ?? '', { ...target, scope: copy.scope }, given);
  const onAsk = useAsking(copy.scope, target, onPass);
  const identifier = stop.seen.length > 0 || findIdentifier(organisation) !== undefined;
  return { organisation, onOrganisation, onPass, onAsk, stop, status, stuck, identifier };
}

// A name that is too long is held, and read back as it was typed.
const typedSchema = z.object({ ...organisationSchema.shape, name: z.string() });

const FORM: ValueForm<Organisation | null> = {
  read: (stored) => {
    const read = z.safeParse(typedSchema, stored);
    return read.success ? read.data : null;
  },
  write: (typed) => {
    const payload = typed === null ? null : { ...typed, name: cleanLine(typed.name) };
    return {
      payload,
      cure: payload !== null && payload.name.length > 200 ? 'Shorten this to 200 characters' : undefined,
    };
  },
  same: sameValue,
};
