import { findingsAnywhere, findingsIn } from './findings.ts';
import { mendOf } from './mend.ts';

/** All of the identifier stop in one piece, which a browser fetches when something is first typed. */
export const finder = { findingsIn, findingsAnywhere, mendOf };

export type Finder = typeof finder;
