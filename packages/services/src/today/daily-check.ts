/**
 * The look at the start of the day as a task with its record (S2.13). Owns: what is looked at, the snapshot that is kept with the
 * tick, which days were passed over, the tasks that recur (S3.6). Does not own: the record's states (core).
 */
import { Instant, refused, Zone } from '@troth/core';
import type { Localized, Outcome } from '@troth/core';
import type { Command, Context, Question } from '../context.ts';
import { perform } from '../perform.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { actIn, createIn } from '../practice/write.ts';
import { both } from './item.ts';
import type { TodayItem } from './item.ts';
import { sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';
import { today } from './today.ts';
import { missingDays } from './missing-days.ts';

interface CheckLine {
  readonly what: string;
  readonly title: Localized;
  /** Kinds of items of the day that it looks at. */
  readonly kinds: readonly string[];
}

/** In the order in which it is done. */
export const checkLines: readonly CheckLine[] = [
  { what: 'promises', title: both('Promises at risk', '有風險的承諾'), kinds: ['budget'] },
  { what: 'cases', title: both('Cases due soon', '即將到期的個案'), kinds: ['case-due'] },
  { what: 'works', title: both('Works, plans and disruptions', '工程、計劃及重大中斷'), kinds: ['plan', 'disruption'] },
  { what: 'sources', title: both('Sources and their clocks', '來源及其時鐘'), kinds: ['source'] },
  { what: 'decisions', title: both('Decisions and disputes', '待決事項及爭議'), kinds: ['decision', 'dispute'] },
  { what: 'money', title: both('Claims with a deadline', '有期限的索償'), kinds: ['claim'] },
  { what: 'warnings', title: both('Breaches and who was warned', '違約及預警情況'), kinds: ['breach', 'warning'] },
  {
    what: 'papers',
    title: both('Copies, messages and month end', '副本、訊息及月結'),
    kinds: ['copy', 'message', 'month-end'],
  },
  {
    what: 'duties',
    title: both('Terms, reviews and actions', '期限、檢討及行動項目'),
    kinds: ['term', 'right', 'right-open', 'review', 'action-overdue', 'action-proposed'],
  },
];

export interface CheckView {
  readonly date: string;
  readonly lines: readonly (CheckLine & { readonly items: readonly TodayItem[] })[];
  readonly record?: PracticeRecord<'daily-check'> | undefined;
  readonly missing: readonly string[];
  readonly tasks: readonly RecurringTask[];
  readonly history: readonly PracticeRecord<'daily-check'>[];
}

const historyLength = 20;

export async function dailyCheck(
  context: Context,
  question: Question & { readonly date?: string | undefined },
): Promise<CheckView> {
  const scene = await sceneOf(context, question);
  const { items } = await today(context, question);
  const date = question.date ?? scene.today;
  const all = scene.register.all('daily-check');
  return {
    date,
    lines: checkLines.map((line) => ({ ...line, items: items.filter(({ kind }) => line.kinds.includes(kind)) })),
    record: all.find(({ body }) => body.date === date),
    missing: missingDays(scene),
    tasks: recurringTasks(scene),
    history: all.toSorted((one, other) => (one.body.date < other.body.date ? 1 : -1)).slice(0, historyLength),
  };
}

export interface FinishCheck extends Command {
  readonly date: string;
  readonly items: readonly {
    readonly what: string;
    readonly state: 'ok' | 'acted' | 'skipped';
    readonly note?: string | undefined;
  }[];
}

/** Ticks the day off. What was seen is kept with it: the figures of each line and the size of the ledger. */
export async function finishCheck(context: Context, command: FinishCheck): Promise<Outcome<PracticeRecord>> {
  const view = await dailyCheck(context, command);
  const ticks = new Map(command.items.map((item) => [item.what, item]));
  const without = view.lines.find(({ what }) => !ticks.has(what));
  if (without !== undefined)
    return refused({ code: 'RECORD', message: `nothing is said of "${without.title.en}"; tick it or skip it` });
  const items = view.lines.map(({ what, items: seen }) => {
    const { state = 'skipped', note } = ticks.get(what) ?? {};
    return { what, state, figures: figuresOf(seen), ...(note === undefined ? {} : { note }) };
  });
  const { size } = await context.store.read(command.organisation, (reader) => reader.head());
  return perform(context, command, {
    scope: 'records:write',
    work: async (transaction, act) => {
      const made =
        view.record === undefined
          ? await createIn(transaction, act, {
              ...command,
              kind: 'daily-check',
              id: `DAY-${command.date}`,
              body: { date: command.date, items: [] },
            })
          : undefined;
      if (made?.ok === false) return made;
      const id = view.record?.id ?? `DAY-${command.date}`;
      return actIn(transaction, act, {
        ...command,
        kind: 'daily-check',
        id,
        act: 'finish',
        tells: { items, ledgerSize: size },
      });
    },
  });
}

const longest = 480;

function figuresOf(items: readonly TodayItem[]): string {
  if (items.length === 0) return '0';
  const text = `${items.length}: ${items.map(({ title, reason }) => `${title.en}: ${reason.en}`).join(' | ')}`;
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

const dayMs = 86_400_000;

export interface RecurringTask {
  readonly id: string;
  readonly title: Localized;
  readonly every: Localized;
  readonly lastDone?: string | undefined;
  readonly overdue: boolean;
  readonly to: string;
}

const weekDays = 7;

/** What is done again and again, when it was last done, and whether it is late (S3.6). */
function recurringTasks(scene: Scene): readonly RecurringTask[] {
  const { register, now, zone } = scene;
  const last = (dates: readonly string[]): string | undefined => dates.toSorted().at(-1);
  const checked = last(register.all('daily-check').flatMap(({ body }) => (body.state === 'done' ? [body.date] : [])));
  const findings = register.all('action').filter(({ body }) => body.source?.startsWith('analysis/') === true);
  const analysed = last(findings.flatMap(({ body }) => body.trail.slice(0, 1).map(({ at }) => at.slice(0, 10))));
  const weekAgo = Zone.get(zone)?.toLocal(Instant.plus(now, -weekDays * dayMs)).date ?? '';
  return [
    {
      id: 'daily-check',
      title: both('The 8:30 look', '八時半巡查'),
      every: both('every working day', '每個工作天'),
      lastDone: checked,
      overdue: missingDays(scene).some((date) => date < scene.today),
      to: '/daily-check',
    },
    {
      id: 'weekly-analysis',
      title: both('Analysis of what costs minutes', '分析分鐘流失原因'),
      every: both('every week', '每星期'),
      lastDone: analysed,
      overdue: analysed === undefined || analysed < weekAgo,
      to: '/analysis',
    },
  ];
}
