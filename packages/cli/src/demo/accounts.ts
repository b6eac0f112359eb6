/** Accounts of the identities of the demo, so that one may sign in as them. Owns: who of them looks after the house. */
import { createAccount, system } from '@troth/services';
import type { Context } from '@troth/services';
import { demoIdentities, demoOrganisation, demoPassword } from './identities.ts';

const levels = [2, 3, 4, 5, 6, 7] as const;

const roles: Readonly<Record<string, readonly ('administrator' | 'auditor')[]>> = {
  derek: ['administrator'],
  iris: ['auditor'],
};

export async function letIn(context: Context): Promise<void> {
  const command = { organisation: demoOrganisation, actor: system, password: demoPassword };
  for (const { id, login: email, side, party, level } of demoIdentities) {
    const own = { side, level: levels.find((known) => known === level) ?? 0, roles: roles[id] ?? [] } as const;
    const standing = side === 'own' ? own : { side, party };
    const made = await createAccount(context, { ...command, ...standing, person: id, email, language: 'en' });
    if (!made.ok) throw new TypeError(`${id}: ${made.refusals[0]?.message ?? ''}`);
  }
}
