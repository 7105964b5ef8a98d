import { findingsAnywhere, findingsIn } from './findings.ts';
import { maskedContext } from './masked.ts';
import { mendOf } from './mend.ts';

/** All that looks at a text. */
export const finder = { findingsIn, findingsAnywhere, mendOf, maskedContext };
