import * as z from 'zod/mini';

const pieceSchema = z.object({
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Bytes over the wire, compressed with gzip: what a download costs. */
  bytes: z.number(),
  /** How many projects it has. */
  count: z.number(),
});

const revokedSchema = z.object({ project: z.string(), upTo: z.number() });

/**
 * `GET /a/manifest.json`: what the archive consists of (S26). Pieces never change; a later piece of the list overrides an
 * earlier one for the same project. Ordered by (epoch, version): a device never goes back to an older manifest.
 */
export const manifestSchema = z.object({
  format: z.literal(1),
  epoch: z.string(),
  version: z.number(),
  updatedAt: z.string(),
  projects: z.number(),
  organisations: z.number(),
  /** `/a/summaries/<sha256>`: JSON arrays of `ProjectSummary`. */
  summaries: z.array(pieceSchema),
  /** `/a/bodies/<sha256>`: JSON arrays of `PublishedProject`. */
  bodies: z.array(pieceSchema),
  celebrated: z.array(z.string()),
  /** Withdrawn projects, up to and including which version: dropped by every device at its next look (S28). */
  revoked: z.array(revokedSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Revoked = z.infer<typeof revokedSchema>;
export type Piece = z.infer<typeof pieceSchema>;

/** Whether one manifest is older than another: by its epoch, which begins with a time, then by its version (S26). */
export const isOlder = (a: Manifest, b: Manifest): boolean =>
  a.epoch === b.epoch ? a.version < b.version : a.epoch < b.epoch;

/** Whether a version of a project is withdrawn. */
export const isRevoked = (revoked: readonly Revoked[], project: string, version: number): boolean =>
  revoked.some((each) => each.project === project && version <= each.upTo);
