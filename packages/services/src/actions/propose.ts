/**
 * A group or supplier that missed a promise is asked to do something about it: each miss of a closed month, or of the month under way
 * that nothing mends any more, makes the proposal of an action, once (S1.14). Owns: making it, with owner, day, measure and how it
 * stood. Does not own: whether somebody accepts it, and what came of it (effect.ts).
 */
import { Instant, sayFigure, sayPeriod, sayTargetText, shareBound } from '@troth/core';
import type { Localized, RecordWritten } from '@troth/core';
import { system } from '../context.ts';
import type { Context } from '../context.ts';
import { shownPeriods } from '../desk/agreement-list.ts';
import { standingsOf } from '../desk/standings.ts';
import type { PeriodStanding } from '../desk/standings.ts';
import { perform } from '../perform.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { createIn } from '../practice/write.ts';
import { inBoth, wordsOf } from '../today/saying.ts';
import { dayIn, sceneOf, zoneOf } from '../today/scene.ts';
import type { Scene } from '../today/scene.ts';
import { toldOnce } from '../warnings/told-once.ts';
import { keptMonth, measuredMonths } from './months.ts';
import type { Aim } from './months.ts';

const kind = 'action' as const;
const monthMs = 30 * 86_400_000;
/** Months that a proposal is measured against, the missed one among them. */
const compared = 3;

/** What is looked at: budgets are those of months under way. */
type Sight = Pick<Scene, 'register' | 'standings' | 'budgets' | 'zone' | 'now'>;

export async function proposeRemedies(context: Context, organisation: string): Promise<void> {
  await proposeFrom(context, organisation, await sceneOf(context, { organisation }));
}

/** The same for months that were closed, without a look at those under way. */
export async function proposeForClosed(context: Context, organisation: string): Promise<void> {
  const register = await registerOf(context.store, organisation);
  const standings = await standingsOf(context, { organisation });
  const scene = { register, standings, budgets: [], zone: zoneOf(register), now: context.clock() };
  await proposeFrom(context, organisation, scene);
}

async function proposeFrom(context: Context, organisation: string, scene: Sight): Promise<void> {
  const known = new Set(
    scene.register.all(kind).flatMap(({ body }) => (body.aim === undefined ? [] : [keyOf(body.aim)])),
  );
  for (const roles of scene.register.all('agreement-roles')) {
    if (!isBehind(scene, roles)) continue;
    const periods = (scene.standings.get(roles.id) ?? []).slice(-shownPeriods);
    for (const missed of missesIn(scene, periods)) {
      if (known.has(keyOf(missed))) continue;
      await propose(context, { organisation, scene, roles, periods, missed });
    }
  }
}

/** Promised to us by a group of ours or a supplier. */
function isBehind({ register }: Sight, { body }: PracticeRecord<'agreement-roles'>): boolean {
  const role = register.get('party', body.provider)?.body.role;
  return role === 'internal-group' || role === 'supplier';
}

type Missed = Pick<Aim, 'agreement' | 'commitment' | 'subject' | 'period'>;

const keyOf = ({ agreement, commitment, subject, period }: Missed): string =>
  JSON.stringify([agreement, commitment, subject ?? '', period]);

function missesIn(scene: Sight, periods: readonly PeriodStanding[]): readonly Missed[] {
  return periods.flatMap(({ agreement, period, issue, rows }) =>
    rows.flatMap(({ commitment, subject, verdict }): Missed[] => {
      const of = { agreement, commitment, subject, period: period.key };
      const isMissed = issue === undefined ? isLost(scene, of) : verdict === 'missed';
      return isMissed ? [of] : [];
    }),
  );
}

/** Under way, and missed whatever still happens. */
const isLost = ({ budgets }: Sight, { agreement, commitment, subject, period }: Missed): boolean =>
  budgets.some(
    (view) =>
      view.projection.outlook === 'unrecoverable' &&
      view.shelved.agreement.id === agreement &&
      view.row.commitment === commitment &&
      view.row.subject === subject &&
      view.period.key === period,
  );

interface Proposed {
  readonly organisation: string;
  readonly scene: Sight;
  readonly roles: PracticeRecord<'agreement-roles'>;
  readonly periods: readonly PeriodStanding[];
  readonly missed: Missed;
}

async function propose(context: Context, proposed: Proposed): Promise<void> {
  const { organisation, missed } = proposed;
  const body = bodyOf(proposed);
  // Nobody is named in the roles of the agreement: Today shows that nobody answers for it.
  if (body === undefined) return;
  const command = { organisation, actor: system };
  const { agreement, commitment, subject, period } = missed;
  const id = ['TSK', agreement, commitment, ...(subject === undefined ? [] : [subject]), period].join('-');
  toldOnce(
    await perform(context, command, {
      scope: 'records:write',
      // Of two workers the second finds the number taken.
      work: (transaction, act) =>
        createIn(transaction, act, { ...command, kind, id: id.length <= longest ? id : undefined, body }),
    }),
  );
}

const longest = 100;

function bodyOf({ scene, roles, periods, missed }: Proposed): RecordWritten<'action'> | undefined {
  const owner = ownerOf(scene, roles);
  if (owner === undefined) return undefined;
  const until = periods.findIndex(({ period }) => period.key === missed.period) + 1;
  const months = measuredMonths(periods.slice(0, until), missed);
  const last = months.at(-1);
  const aim: Aim = {
    ...missed,
    ...(last?.target === undefined ? {} : { target: last.target }),
    before: months.slice(-compared).map(keptMonth),
  };
  return {
    title: titleOf(periods, aim),
    owner,
    party: roles.body.provider,
    dueOn: dayIn(scene.zone, Instant.plus(scene.now, monthMs)),
    agreement: missed.agreement,
    aim,
  };
}

/** Of the group or supplier whoever answers for the promise to us; else whoever is named for the party; else our own manager. */
const ownerOf = ({ register }: Sight, { body }: PracticeRecord<'agreement-roles'>): string | undefined =>
  body.counterpart ?? register.get('party', body.provider)?.body.manager ?? body.manager;

function titleOf(periods: readonly PeriodStanding[], aim: Aim): { en: string; 'zh-Hant'?: string } {
  const row = periods
    .find(({ period }) => period.key === aim.period)
    ?.rows.find((one) => one.commitment === aim.commitment && one.subject === aim.subject);
  const name = row?.title ?? { en: aim.commitment };
  const said = inBoth((language) => {
    const what = [wordsOf(name, language), aim.subject].filter((part) => part !== undefined).join(' · ');
    const month = sayPeriod(aim.period, language);
    const value = row?.attained === undefined ? undefined : sayFigure(row.attained, language, shareBound(aim));
    const target = aim.target === undefined ? undefined : sayTargetText(aim.target, language);
    if (language === 'en') {
      const but = [value, target === undefined ? undefined : `promised ${target}`].filter((part) => part !== undefined);
      return `Mend “${what}” of ${aim.agreement}: missed in ${month}${but.length === 0 ? '' : ` (${but.join(', ')})`}`;
    }
    const but = [value, target === undefined ? undefined : `承諾${target}`].filter((part) => part !== undefined);
    return `改善${aim.agreement}的「${what}」：${month}違約${but.length === 0 ? '' : `（${but.join('，')}）`}`;
  });
  return cut(said);
}

const cut = ({ en, 'zh-Hant': zh }: Localized): { en: string; 'zh-Hant'?: string } => ({
  en: en.slice(0, 500),
  ...(zh === undefined ? {} : { 'zh-Hant': zh.slice(0, 500) }),
});
