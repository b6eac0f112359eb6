/**
 * A supplier tells of works or of something that is worse, and is answered at once with how many customers that touches and how
 * gravely; never with names. Owns: the answer and its rule. Does not own: who is touched (disruptions/affected).
 */
import type { Outcome, RecordBody } from '@troth/core';
import { system } from '../context.ts';
import type { Command, Context } from '../context.ts';
import { affectedIn } from '../disruptions/affected.ts';
import { perform } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord, Register } from '../practice/register.ts';
import { actIn, createIn } from '../practice/write.ts';

export interface SupplierNotice extends Command {
  readonly body: unknown;
  readonly party: string;
}

export async function tellNotice(context: Context, command: SupplierNotice): Promise<Outcome<PracticeRecord>> {
  const { organisation, actor, party, body } = command;
  const answer = answerTo(await registerOf(context.store, organisation), party);
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const notice = { ...(typeof body === 'object' ? body : {}), party };
      const made = await createIn(transaction, act, { organisation, actor, kind: 'notice', body: notice });
      if (!made.ok) return made;
      const assess = { organisation, actor: system, kind: 'notice' as const, id: made.value.id, act: 'assess' };
      return actIn(transaction, act, { ...assess, tells: answer });
    },
  });
}

type Answer = Required<Pick<RecordBody<'notice'>, 'affected' | 'severity'>>;

/** Nobody touched: none. More than two customers, or one whose link is vital: critical or major; else minor. */
export function answerTo(register: Register, party: string): Answer {
  const touched = affectedIn(register, `party/${party}`);
  const affected = new Set(touched.map(({ party: customer }) => customer)).size;
  if (affected === 0) return { affected, severity: 'none' };
  const links = register.all('linkage').filter(({ body }) => body.to === `party/${party}` && body.state !== 'retired');
  const vital = links.some(({ body: { criticality } }) => criticality === 'vital');
  if (vital) return { affected, severity: 'critical' };
  return { affected, severity: affected > 2 ? 'major' : 'minor' };
}
