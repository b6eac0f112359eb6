/** More channels for Tai Ping's voice service: agreed by both within a week, to be signed on the morning of the demo (signed-contract.ts). */
import type { Change } from '@troth/core';
import {
  approveDeviations,
  beginDraft,
  changeDraft,
  clearClause,
  keepReplay,
  readDraft,
  takeStep,
} from '@troth/services';
import { need } from '../../endings.ts';
import type { Step } from '../steps.ts';
import { both, on } from './person-steps.ts';

export const agreedDraft = 'DRF-0002';
const draft = agreedDraft;

const changes: readonly Change[] = [
  { path: ['services', 'voice', 'included'], value: [both('80 channels', '八十條話音通道')] },
  { path: ['fees', 'lines', 'service-fee', 'amount'], value: '19500.00' },
];

const step = (at: string, person: string, name: 'submit' | 'offer' | 'open' | 'consent'): Step =>
  on(at, person, async (context, who) => need(await takeStep(context, { ...who, draft, step: name })));

export const agreedText: readonly Step[] = [
  on('2025-02-17T09:30:00+08:00', 'ada', async (context, who) => {
    const title = both('Tai Ping Precision: SIP voice', '太平精密：SIP 話音');
    const begun = { ...who, from: { agreement: 'SLA-TP-VOICE' }, title, effective: '2025-04-01' };
    const { id, version } = need(await beginDraft(context, begun));
    if (id !== draft) throw new TypeError(`${id} is begun instead of ${draft}`);
    need(await changeDraft(context, { ...who, draft, base: version, changes }));
  }),
  step('2025-02-17T09:50:00+08:00', 'ada', 'submit'),
  on('2025-02-17T10:30:00+08:00', 'ada', async (context, who) => {
    const { inside } = need(await readDraft(context, { ...who, draft }));
    for (const { key, present } of inside?.clauses ?? [])
      if (present) need(await clearClause(context, { ...who, draft, clause: key }));
    need(await keepReplay(context, { ...who, draft, periods: 12 }));
  }),
  on('2025-02-18T11:00:00+08:00', 'grace', async (context, who) =>
    need(await approveDeviations(context, { ...who, draft })),
  ),
  step('2025-02-18T14:00:00+08:00', 'ada', 'offer'),
  step('2025-02-20T10:10:00+08:00', 'wing-lo', 'open'),
  step('2025-02-24T16:40:00+08:00', 'wing-lo', 'consent'),
  step('2025-02-25T09:05:00+08:00', 'ada', 'consent'),
];
