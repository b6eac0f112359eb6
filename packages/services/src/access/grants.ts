/** What somebody may do. Owns: scopes and their limits. Does not own: which route asks for which scope (http). */
import { z } from 'zod';

export const scopes = [
  'read',
  'portal',
  'evidence:write',
  'evidence:import',
  'agreements:write',
  'records:write',
  'sources:write',
  'decisions:write',
  'statements:write',
  'webhooks:write',
  'audits:write',
  'people:read',
  'people:write',
  'admin',
] as const;
export type Scope = (typeof scopes)[number];

const prefix = z.string().min(1).max(200);

export const grantSchema = z
  .strictObject({
    scope: z.enum(scopes),
    source: prefix.optional().describe('Only for this source; for evidence:write.'),
    series: prefix.optional().describe('Only series whose name begins so.'),
    subject: prefix.optional().describe('Only subjects whose id begins so.'),
  })
  .describe('A scope, and what it is limited to.');
export type Grant = z.output<typeof grantSchema>;

/** Whether one of the grants holds the scope; `admin` holds every one. Limits are looked at by whoever acts. */
export function holds(grants: readonly Grant[], scope: Scope): boolean {
  return grants.some((grant) => grant.scope === scope || grant.scope === 'admin');
}

/** What somebody wants to write, by the names that a grant may be limited to. */
export interface Written {
  readonly source: string;
  readonly series?: string | undefined;
  readonly subject?: string | undefined;
}

/** Whether one of the grants lets this be written; what names no series is in no grant that is limited to some. */
export function mayWrite(grants: readonly Grant[], scope: Scope, { source, series, subject }: Written): boolean {
  return grants.some(
    (grant) =>
      grant.scope === 'admin' ||
      (grant.scope === scope &&
        (grant.source === undefined || grant.source === source) &&
        (grant.series === undefined || series?.startsWith(grant.series) === true) &&
        (grant.subject === undefined || subject?.startsWith(grant.subject) === true)),
  );
}
