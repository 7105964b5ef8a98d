import { createStore } from 'zustand/vanilla';
import { aboutAnswerSchema } from '../protocol/about.ts';

const KEPT = 'dandelion-organisation';

/** The organisation that runs this service, as text for the header; the last one known when there is no connection. */
export const serviceOrganisation = createStore<string | null>(() => kept());

/** Asks the server once. Without an answer what was known stays. */
export async function learnServiceOrganisation(): Promise<void> {
  const answer = await fetch('/v1/about').catch(() => undefined);
  const about = aboutAnswerSchema.safeParse(await answer?.json().catch(() => undefined));
  if (!about.success) return;
  const organisation = about.data.organisation;
  serviceOrganisation.setState(organisation, true);
  keep(organisation);
}

/** Where the browser keeps sites from storing anything, or has no room, the name is asked for each time. */
function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(organisation: string | null): void {
  try {
    if (organisation === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, organisation);
  } catch {
    // It is asked for again at the next start.
  }
}
