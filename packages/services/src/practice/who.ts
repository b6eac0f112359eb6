/** From who acts to what records of the practice ask about them. Owns: the level of API keys, which are nobody's. */
import type { Level, Who } from '@troth/core';
import { holds } from '../access/grants.ts';
import type { Actor } from '../context.ts';

/** A key does what a person of level 5 may; an administrator's and the machinery's everything. */
const levelOf = ({ grants, level }: Actor): Level => {
  if (level !== undefined) return level;
  if (holds(grants, 'admin')) return 7;
  return holds(grants, 'records:write') ? 5 : 0;
};

export const whoOf = (actor: Actor): Who => ({
  id: actor.id,
  side: actor.side ?? 'own',
  level: actor.side === undefined || actor.side === 'own' ? levelOf(actor) : 0,
  party: actor.party,
  // Nobody is granted it but those who examine.
  roles: holds(actor.grants, 'audits:write') ? ['auditor'] : [],
});
