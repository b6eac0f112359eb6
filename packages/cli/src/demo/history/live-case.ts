/** The month that is not closed on the morning of the demo: somebody asked that a cut should not count, and nobody decided yet. */
import { proposeExclusion } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { did } from '../steps.ts';
import type { Step } from '../steps.ts';

export const liveCase: readonly Step[] = [
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
