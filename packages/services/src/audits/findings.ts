/** What an audit found becomes actions, each with an owner and a day. Owns: who owns it, when it is due, what is one finding. */
import { accepted, Instant } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import type { Transaction } from '@troth/stores';
import type { Command } from '../context.ts';
import type { Acts } from '../perform.ts';
import type { Register } from '../practice/register.ts';
import { createIn } from '../practice/write.ts';
import type { AuditResult } from './checks.ts';

const timeToAct = 14 * 24 * 3_600_000;

interface Found {
  readonly command: Command;
  readonly audit: string;
  readonly results: readonly AuditResult[];
  readonly register: Register;
  readonly now: Instant;
}

/** The ids of the actions. */
export async function findingsIn(
  transaction: Transaction,
  act: Acts,
  { command, audit, results, register, now }: Found,
): Promise<Outcome<readonly string[]>> {
  const { organisation, actor } = command;
  const ids: string[] = [];
  for (const { agreement, period, check, text, about } of onlyOnce(results.filter(({ ok }) => !ok))) {
    const { en, 'zh-Hant': zh = en } = text;
    const body = {
      title: titleOf(check, { en: `${agreement} ${period}: ${en}`, 'zh-Hant': `${agreement} ${period}：${zh}` }),
      owner: register.get('agreement-roles', agreement)?.body.manager ?? actor.id.replace(/^person:/u, ''),
      dueOn: Instant.format(Instant.plus(now, timeToAct)).slice(0, 10),
      source: `audit/${audit}`,
      agreement,
      ...(about === undefined ? {} : { note: about }),
    };
    const made = await createIn(transaction, act, { organisation, actor, kind: 'action', body });
    if (!made.ok) return made;
    ids.push(made.value.id);
  }
  return accepted(ids);
}

/** The same copy in two months of one agreement is one finding. */
function onlyOnce(results: readonly AuditResult[]): readonly AuditResult[] {
  const seen = new Map(results.map((one) => [`${one.agreement} ${one.check} ${one.about ?? one.text.en}`, one]));
  return [...seen.values()];
}

const openings: Readonly<Record<AuditResult['check'], readonly [en: string, zh: string]>> = {
  recomputed: ['Explain the difference', '解釋差異'],
  copies: ['See that copies are confirmed in time', '確保副本依時確認'],
  segregation: ['Have it decided by somebody else', '交由另一人決定'],
  approvals: ['Have it approved by somebody else', '交由另一人批准'],
};

function titleOf(check: AuditResult['check'], { en, 'zh-Hant': zh = en }: Localized): Localized {
  const [told, toldZh] = openings[check];
  return { en: `${told} (${en})`.slice(0, 500), 'zh-Hant': `${toldZh}（${zh}）`.slice(0, 500) };
}
