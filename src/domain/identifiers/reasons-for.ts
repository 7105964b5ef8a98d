import type { IdentifierType } from './identifier-type.ts';
import type { PassReason } from './pass.ts';

/** Which reasons can be meant about what was seen. */
export function reasonsFor(type: IdentifierType): readonly PassReason[] {
  switch (type) {
    case 'nhs-number':
    case 'hospital-number':
      return ['thing', 'invented', 'other'];
    case 'patient-name':
      return ['staff', 'agreed', 'invented', 'other'];
    case 'address':
    case 'phone':
    case 'email':
      return ['service', 'agreed', 'invented', 'other'];
    case 'date-of-birth':
    case 'indirect':
    case 'small-number':
      return ['nobody', 'agreed', 'invented', 'other'];
  }
}
