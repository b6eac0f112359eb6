/** Letters of the told history that the services wrote themselves: they left. Owns: that none of them waits on the morning of the demo. */
import { actOnRecord, registerOf, system } from '@troth/services';
import { need } from '../../endings.ts';
import type { Stage } from '../steps.ts';

/** What waits at this moment goes out. */
export async function lettersLeave({ context, organisation }: Stage): Promise<void> {
  const register = await registerOf(context.store, organisation);
  const sentAt = new Date(context.clock()).toISOString();
  for (const { id, body } of register.all('message')) {
    if (body.state !== 'queued') continue;
    const sent = { organisation, actor: system, kind: 'message' as const, id, act: 'sent' };
    need(await actOnRecord(context, { ...sent, tells: { sentAt, attempts: 1 } }));
  }
}
