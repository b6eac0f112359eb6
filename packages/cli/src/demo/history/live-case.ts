/**
 * Cuts that somebody asked not to count: one that was refused because nothing proved it, and the one that keeps a month open on the
 * morning of the demo, since nobody decided yet.
 */
import { decideExclusion, proposeExclusion } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { did } from '../steps.ts';
import type { Step } from '../steps.ts';

/** Lunar New Year 2024, twelve outlets: the carrier says that the customer's power failed; no log and no meter record says so. */
const withoutProof: readonly Step[] = [
  did('2024-02-13T10:10:00+08:00', async ({ context, organisation }) =>
    need(
      await proposeExclusion(context, {
        organisation,
        actor: actorOf('ben'),
        id: 'EXC-0041',
        agreement: 'SLA-JL-SDWAN',
        kind: 'customer-caused',
        start: '2024-02-10T18:05:00+08:00',
        end: '2024-02-10T19:35:00+08:00',
        affected: '12/68',
        basis: 'The carrier says that power at the outlets had failed; it has no record of it.',
      }),
    ),
  ),
  did('2024-02-19T15:30:00+08:00', async ({ context, organisation }) =>
    need(
      await decideExclusion(context, {
        organisation,
        actor: actorOf('ada'),
        id: 'EXC-0041',
        agreement: 'SLA-JL-SDWAN',
        decision: 'refused',
        reason: 'Clause 9.2 asks for a site log or a meter record; there is none, and the devices reported power.',
      }),
    ),
  ),
];

export const liveCase: readonly Step[] = [
  ...withoutProof,
  did('2025-01-03T11:20:00+08:00', async ({ context, organisation }) =>
    need(
      await proposeExclusion(context, {
        organisation,
        actor: actorOf('ben'),
        id: 'EXC-0061',
        agreement: 'SLA-KC-DIA',
        kind: 'customer-caused',
        start: '2025-01-01T00:00:00+08:00',
        end: '2025-01-01T00:50:00+08:00',
        basis: 'The warehouse says its generator was tested over New Year; no meter record of it has come.',
      }),
    ),
  ),
];
