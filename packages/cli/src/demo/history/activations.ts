/**
 * Thamesgate's revision of January 2025 is prepared for its day, and what time does to copies: the old ones lose their force, one
 * that nobody acknowledged in time is told to the head of service management. Owns: who acknowledged when.
 */
import { actOnRecord, beginActivation, exceptItem, keepCopies, registerOf, tickItem } from '@troth/services';
import { need } from '../../endings.ts';
import { actorOf } from '../company/people.ts';
import { did, made } from '../steps.ts';
import type { Stage, Step } from '../steps.ts';
import { lettersLeave } from './letters.ts';

const agreement = 'SLA-TG-VPN';
const revision = 2;

const upkeep = (at: string): Step =>
  did(at, async (stage) => {
    need(await keepCopies(stage.context, stage.organisation));
    await lettersLeave(stage);
  });

/** Everybody says so on the day after but the customer, who was away over the new year. */
const later: ReadonlyMap<string, string> = new Map([['karen', '2025-01-06']]);

async function acknowledge({ context, organisation }: Stage, day: string): Promise<void> {
  const register = await registerOf(context.store, organisation);
  for (const { id, body } of register.all('copy')) {
    const own = body.agreement === agreement && body.revision === revision && body.state === 'issued';
    if (!own || (later.get(body.recipient) ?? day) > day) continue;
    const actor = actorOf(body.recipient);
    need(await actOnRecord(context, { organisation, actor, kind: 'copy', id, act: 'acknowledge' }));
  }
}

const ticked: readonly (readonly [at: string, item: string, by: string, note: string])[] = [
  ['2024-12-18T15:00:00+08:00', 'desk', 'leo', 'Tree and numbers of London are in the desk handbook.'],
  ['2024-12-19T10:20:00+08:00', 'reports', 'ada', 'Karen Doyle and Ada Cheung receive it.'],
  ['2024-12-20T16:10:00+08:00', 'billing', 'henry', 'Fee line and steps of credit tested on December.'],
];

export const activations: readonly Step[] = [
  did('2024-12-16T10:00:00+08:00', async (stage) => {
    const { context, organisation } = stage;
    need(await beginActivation(context, { organisation, actor: actorOf('ada'), agreement, revision }));
    await lettersLeave(stage);
  }),
  // The contract names those who hold a copy by their work; the customer's is sent by hand.
  made('copy', {
    at: '2024-12-16T10:15:00+08:00',
    by: 'carmen',
    id: 'CPY-SLA-TG-VPN-full-2',
    body: {
      agreement,
      revision,
      recipient: 'karen',
      party: 'thamesgate',
      form: 'full',
      sentAt: '2024-12-16T10:15:00+08:00',
      dueBy: '2024-12-24T00:00:00+08:00',
    },
  }),
  did('2024-12-17T11:30:00+08:00', (stage) => acknowledge(stage, '2024-12-17')),
  ...ticked.map(([at, item, by, note]) =>
    did(at, async ({ context, organisation }) =>
      need(await tickItem(context, { organisation, actor: actorOf(by), agreement, revision, item, note })),
    ),
  ),
  did('2024-12-20T16:30:00+08:00', async ({ context, organisation }) => {
    const reason = 'Victoria Fibre has promised the renewal of its contract for January; Felix Ng follows it up.';
    const item = { agreement, revision, item: 'suppliers', until: '2025-02-01', reason };
    need(await exceptItem(context, { organisation, actor: actorOf('ada'), ...item }));
  }),
  upkeep('2025-01-01T00:05:00+08:00'),
  did('2025-01-06T09:40:00+08:00', (stage) => acknowledge(stage, '2025-01-06')),
  upkeep('2025-02-22T00:05:00+08:00'),
];
