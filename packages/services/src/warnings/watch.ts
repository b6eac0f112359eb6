/**
 * Every promise that is under way is looked at, and whoever should be told is told, again only when there is something new (S2.12).
 * Owns: from forecast to drafted, renewed, sent, withdrawn or closed warning. Does not own: the rule (core), words (draft.ts),
 * calling the next person (escalate.ts). Several workers may do it at once: of two the second finds it done.
 */
import { Instant, Ratio, sayVerdict, statementPeriod, warnStep } from '@troth/core';
import type { LastTold } from '@troth/core';
import { system } from '../context.ts';
import type { Command, Context } from '../context.ts';
import { statementRegisterOf } from '../month-end/statement-register.ts';
import type { StatementRegister } from '../month-end/statement-register.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn } from '../practice/write.ts';
import type { BudgetView } from '../today/budgets.ts';
import { chanceOf } from '../today/kinds/budget.ts';
import { sceneOf } from '../today/scene.ts';
import type { Scene } from '../today/scene.ts';
import type { Promised } from '../today/told.ts';
import { draftIn, worstOf } from './draft.ts';
import { escalateUnanswered } from './escalate.ts';
import { policyOf } from './policy.ts';
import { addressed, keepDraftIn, sendIn } from './send.ts';
import { toldOnce } from './told-once.ts';

type Warning = PracticeRecord<'warning'>;
const kind = 'warning' as const;

export async function watchPromises(context: Context, organisation: string): Promise<void> {
  const scene = await sceneOf(context, { organisation });
  const open = openWarnings(scene);
  const seen = new Set<string>();
  for (const [name, views] of Map.groupBy(scene.budgets, nameOf)) {
    const view = worstOf(views);
    if (view === undefined) continue;
    seen.add(name);
    await lookAt(context, { organisation, scene, view, standing: open.get(name) });
  }
  await endPast(context, {
    organisation,
    scene,
    past: [...open].flatMap(([name, one]) => (seen.has(name) ? [] : [one])),
  });
  await escalateUnanswered(context, { organisation, scene });
}

const keyOf = ({ agreement, commitment, period }: Promised): string => `${agreement}/${commitment}/${period}`;
const promiseOf = ({ shelved, row, period }: BudgetView): Promised => ({
  agreement: shelved.agreement.id,
  commitment: row.commitment,
  period: period.key,
});
const nameOf = (view: BudgetView): string => keyOf(promiseOf(view));

/** The last warning of each promise that stands: drafted, sent or acknowledged. */
function openWarnings({ register }: Scene): ReadonlyMap<string, Warning> {
  const standing = register
    .all(kind)
    .filter(({ body }) => body.state !== 'closed' && body.state !== 'withdrawn')
    .sort((one, other) => madeAt(one) - madeAt(other));
  return new Map(standing.map((one) => [keyOf(one.body), one]));
}

const madeAt = ({ body, recordedAt }: Warning): Instant =>
  Instant.parse(body.forecast?.at ?? body.sentAt ?? body.trail[0]?.at ?? recordedAt);

interface Looked {
  readonly organisation: string;
  readonly scene: Scene;
  readonly view: BudgetView;
  readonly standing: Warning | undefined;
}

const stateOf = {
  secured: 'SECURED',
  open: 'OPEN',
  works: 'WORKS',
  unrecoverable: 'UNRECOVERABLE',
  due: 'OPEN',
} as const;

async function lookAt(context: Context, { organisation, scene, view, standing }: Looked): Promise<void> {
  const chance = chanceOf(view);
  const now = { state: stateOf[chance.certainty], breach: Ratio.parse(chance.exact).toNumber() };
  const last = standing === undefined ? undefined : lastTold(standing, { now: scene.now, state: now.state });
  const { step } = warnStep(now, last);
  if (step === 'end' && standing !== undefined)
    return settle(context, { organisation, warning: standing, outcome: `It holds again: chance ${chance.percent} %.` });
  if (step !== 'tell') return;
  const promise = promiseOf(view);
  const draft = draftIn(scene, promise);
  // Nobody is named in the roles of the agreement: Today shows that nobody answers for it.
  if (!draft.ok || draft.value.recipients.length === 0) return;
  const told = addressed(draft.value, draft.value.recipients);
  if (!told.ok) return;
  const { register } = scene;
  const before = register.all(kind).filter(({ body }) => keyOf(body) === keyOf(promise));
  // Named by what was there before: whoever saw the same and comes second is answered what the first was.
  const key = ['warn', keyOf(promise), ...before.slice(-1).map(({ id, version }) => `${id}.${version}`)].join(':');
  const command: Command = { organisation, actor: system, key };
  const sending = { command, draft: draft.value, told: told.value };
  toldOnce(
    await perform(context, command, {
      scope: 'records:write',
      work: (transaction, act) =>
        policyOf(register).atOnce ? sendIn(transaction, act, sending) : keepDraftIn(transaction, act, sending),
    }),
  );
}

/** What people wrote by hand is taken as it says: "62 %". */
function lastTold(
  { body, ...record }: Warning,
  { now, state }: { readonly now: Instant; readonly state: LastTold['state'] },
): LastTold {
  const agoMs = now - madeAt({ body, ...record });
  if (body.forecast !== undefined) {
    const { chance, certainty } = body.forecast;
    const said = certainty === 'works' ? 'WORKS' : certainty === 'unrecoverable' ? 'UNRECOVERABLE' : 'OPEN';
    return { state: said, breach: Ratio.parse(chance).toNumber(), agoMs };
  }
  const percent = /^(\d{1,3}(?:\.\d{1,6})?) ?%$/u.exec(body.probability)?.[1];
  return { state, breach: percent === undefined ? 1 : Ratio.parse(percent).dividedBy(Ratio.of(100)).toNumber(), agoMs };
}

interface Ending {
  readonly organisation: string;
  readonly warning: Warning;
  readonly outcome: string;
}

/** A draft that nobody needs is withdrawn; what was sent is closed with what came of it. */
async function settle(
  context: Context,
  { organisation, warning: { id, version, body }, outcome }: Ending,
): Promise<void> {
  const act = body.state === 'drafted' ? 'withdraw' : 'close';
  const command = { organisation, actor: system };
  toldOnce(
    await perform(context, command, {
      scope: 'records:write',
      work: (transaction, acts) =>
        actIn(transaction, acts, { ...command, kind, id, act, tells: { outcome }, expect: version }),
    }),
  );
}

/** Of periods that are over: once the statement is issued it is known what came of the warning. */
async function endPast(
  context: Context,
  {
    organisation,
    scene,
    past,
  }: { readonly organisation: string; readonly scene: Scene; readonly past: readonly Warning[] },
): Promise<void> {
  if (past.length === 0) return;
  const statements = await statementRegisterOf(context.store, organisation);
  for (const warning of past) {
    const verdict = verdictOf(statements, warning.body);
    if (verdict !== undefined) await settle(context, { organisation, warning, outcome: verdict });
    else if (warning.body.state === 'drafted' && isOver(scene, warning.body))
      await settle(context, { organisation, warning, outcome: 'The period is over.' });
  }
}

function isOver({ agreements, now }: Scene, { agreement, period }: Promised): boolean {
  const shelved = agreements.get(agreement);
  const found = shelved === undefined ? undefined : statementPeriod(shelved.agreement, period);
  return found?.ok === true && found.value.period.end <= now;
}

function verdictOf(statements: StatementRegister, { agreement, commitment, period }: Promised): string | undefined {
  const rows =
    statements
      .versions(agreement, period)
      .at(-1)
      ?.rows.filter((row) => row.commitment === commitment) ?? [];
  const verdict = rows.find((row) => row.verdict === 'missed')?.verdict ?? rows[0]?.verdict;
  return verdict === undefined ? undefined : `Statement issued: ${sayVerdict(verdict, 'en')}`;
}
