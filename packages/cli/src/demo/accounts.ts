/** Accounts of the identities of the demo, so that one may sign in as them. Owns: who of them looks after the house. */
import type { Level } from '@troth/core';
import { createAccount, system } from '@troth/services';
import type { Context } from '@troth/services';
import { demoIdentities, demoPassword } from './identities.ts';

const roles: Readonly<Record<string, readonly ('administrator' | 'auditor')[]>> = {
  derek: ['administrator'],
  iris: ['auditor'],
};

export async function letIn(context: Context, organisation: string): Promise<void> {
  for (const { id, login: email, side, party, level = 0 } of demoIdentities) {
    const standing = { side, level: side === 'own' ? level : 0, ...(side === 'own' ? {} : { party }) };
    const told = { person: id, email, ...standing, roles: [...(roles[id] ?? [])], language: 'en' as const };
    const made = await createAccount(context, { organisation, actor: system, ...told, password: demoPassword });
    if (!made.ok) throw new TypeError(`${id}: ${made.refusals[0]?.message ?? ''}`);
  }
}
