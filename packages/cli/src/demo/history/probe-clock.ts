/**
 * A probe whose clock is four seconds fast, what it sent that could not be true, and rows that came late for a closed month.
 * Owns: these deliveries. They come in as from any sender: nothing is claimed for them.
 */
import { parseRow } from '@troth/core';
import { ingest, registerSource, system } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { did } from '../steps.ts';
import type { Step } from '../steps.ts';
import { deliver } from './written.ts';

const source = 'CLK-3';
const aheadMs = 4000;

const row = (id: string, start: string, end: string) => ({
  place: `row ${id}`,
  row: { form: 'state', id, subject: 'probe-kwun-tong', state: 'up', start, end },
});

/** In no order, one of them twice, two that nobody can have seen. */
const sent = [
  row('K3-0002', '2025-02-26T08:10:00+08:00', '2025-02-26T08:15:00+08:00'),
  row('K3-0001', '2025-02-26T08:05:00+08:00', '2025-02-26T08:10:00+08:00'),
  row('K3-0001', '2025-02-26T08:05:00+08:00', '2025-02-26T08:10:00+08:00'),
  row('K3-0003', '2025-02-26T20:10:00+08:00', '2025-02-26T20:15:00+08:00'),
  row('K3-0004', '1980-01-06T00:00:00+00:00', '1980-01-06T00:05:00+00:00'),
];

const late = need(
  parseRow(
    {
      form: 'state',
      id: 'OUT-0231',
      agreement: 'SLA-SP-CLOUD',
      source: 'probe',
      state: 'down',
      start: '2025-01-22T03:10:00+08:00',
      end: '2025-01-22T03:36:00+08:00',
      recordedAt: '2025-02-25T18:00:00+08:00',
      cause: 'rows of a probe that was cut off',
    },
    'OUT-0231',
  ),
);

export const probeClock: readonly Step[] = [
  did('2024-02-01T09:30:00+08:00', async ({ context, organisation }) =>
    need(
      await registerSource(context, {
        organisation,
        actor: actorOf('ada'),
        id: source,
        kind: 'rows',
        title: 'Probe CLK-3, Kwun Tong',
        clockLimitMs: 2000,
      }),
    ),
  ),
  did('2025-02-25T18:00:00+08:00', (stage) => deliver(stage, 'probe', [late])),
  did('2025-02-26T08:20:00+08:00', async ({ context, organisation }) => {
    const delivery = { rows: sent, samples: [], refused: [], sentAt: context.clock() + aheadMs };
    need(await ingest(context, { organisation, actor: system, source, delivery }));
  }),
];
