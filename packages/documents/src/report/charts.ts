/** The charts of a report, from the facts of its statements. Owns: which promise gets which chart, and their size on paper. */
import {
  attainmentTrend,
  figureValue,
  Instant,
  minutesText,
  periodTimeline,
  Ratio,
  sayFigure,
  sayPeriod,
  slamChart,
  slamState,
  timelineLanes,
} from '@troth/core';
import type { Block, Drawing, RowResult, SlamCell, TimelineLane, TrendPoint } from '@troth/core';
import type { Pen } from './pen.ts';
import { isTimed } from './view.ts';
import type { HistoryPoint, HistoryRow } from './view.ts';

/** Units across a page: text of eleven of them is as large as the text around. */
const paperWidth = 660;

const drawn = (drawing: Drawing): Block => ({ kind: 'drawing', drawing });

const amountOf = (point: HistoryPoint, name: string): Ratio | undefined => {
  const figure = point.figures[name];
  return figure === undefined ? undefined : Ratio.parse(figure.exact);
};

/** "Nov 24", "11/24": thirteen of them stand beside one another. */
function shortPeriod(key: string, pen: Pen): string {
  const month = /^(\d{4})-(\d{2})$/u.exec(key);
  if (month?.[1] === undefined || month[2] === undefined) return sayPeriod(key, pen.language);
  if (pen.language === 'zh-Hant') return `${month[1].slice(2)}/${Number(month[2])}月`;
  return `${sayPeriod(key, 'en').slice(0, 3)} ${month[1].slice(2)}`;
}

const nameOf = (
  { title, subject }: { readonly title: HistoryRow['title']; readonly subject?: string | undefined },
  pen: Pen,
): string => (subject === undefined ? pen.words(title) : `${pen.words(title)} · ${subject}`);

export function slamBlock(pen: Pen): Block {
  const { history, periods } = pen.view;
  const rows = history.map((row) => ({
    title: nameOf(row, pen),
    cells: row.points.map((point) => cellOf(point, pen)),
  }));
  return drawn(
    slamChart({
      rows,
      periods: periods.map((key) => ({ key, label: shortPeriod(key, pen) })),
      language: pen.language,
      width: paperWidth,
      title: pen.say(`Promises over the last ${periods.length} periods`, `最近 ${periods.length} 期的承諾`),
    }),
  );
}

function cellOf(point: HistoryPoint, pen: Pen): SlamCell {
  const [used, allowed] = [amountOf(point, 'downtime'), amountOf(point, 'allowed')];
  const [misses, cases] = [amountOf(point, 'misses'), amountOf(point, 'cases')];
  const value =
    used !== undefined
      ? `${minutesText(used)}${pen.say(' min', '分')}`
      : misses !== undefined && cases !== undefined
        ? `${misses.toString()}/${cases.toString()}`
        : point.attained === undefined
          ? undefined
          : sayFigure(point.attained, pen.language);
  const budget = used === undefined || allowed === undefined ? undefined : { used, allowed };
  const share =
    budget === undefined || budget.allowed.isZero()
      ? undefined
      : budget.used.dividedBy(budget.allowed).times(Ratio.of(100)).toFixed(0);
  return {
    period: point.period,
    state: slamState(point.verdict, budget),
    ...(value === undefined || point.verdict === 'no-volume' ? {} : { value }),
    ...(share === undefined ? {} : { used: share }),
    ...(point.revised ? { revised: true } : {}),
  };
}

/** For each missed promise of time: how it went before, and what happened when. */
export function missedBlocks(pen: Pen): readonly Block[] {
  return pen.view.statement.rows
    .filter((row) => row.verdict === 'missed' && isTimed(row))
    .slice(0, mostMissed)
    .flatMap((row) => [...trendBlock(row, pen), ...timelineBlocks(row, pen)]);
}

/** More than these are in the table; a report that repeats the same chart for every site is not read. */
const mostMissed = 4;

function trendBlock(row: RowResult, pen: Pen): readonly Block[] {
  const history = pen.view.history.find((one) => one.commitment === row.commitment && one.subject === row.subject);
  if (history === undefined || history.points.length < 2) return [];
  const points = pen.view.periods.flatMap((period): readonly TrendPoint[] => {
    const point = history.points.find((one) => one.period === period);
    return point === undefined ? [] : [trendPoint(point, pen)];
  });
  const title = pen.say(`${nameOf(row, pen)}: minutes used and allowed`, `${nameOf(row, pen)}：已用與容許分鐘`);
  return [
    drawn(attainmentTrend({ points, measure: 'time', language: pen.language, width: paperWidth, height: 200, title })),
  ];
}

function trendPoint(point: HistoryPoint, pen: Pen): TrendPoint {
  const [used, allowed, of] = ['downtime', 'allowed', 'denominator'].map((name) => amountOf(point, name));
  return {
    period: point.period,
    label: shortPeriod(point.period, pen),
    ...(used === undefined ? {} : { used }),
    ...(allowed === undefined ? {} : { allowed }),
    ...(of === undefined ? {} : { of }),
    missed: point.verdict === 'missed',
    ...(point.revision === undefined ? {} : { revision: point.revision }),
  };
}

function timelineBlocks(row: RowResult, pen: Pen): readonly Block[] {
  return row.segments.flatMap((segment) => {
    const told = timelineLanes(segment, pen.language);
    if (told.every((lane) => lane.role === 'calendar') || figureValue(segment, 'downtime')?.isZero() === true)
      return [];
    const part =
      row.segments.length > 1 ? pen.say(`, revision ${segment.revision}`, `，第 ${segment.revision} 版`) : '';
    return [
      drawn(
        periodTimeline({
          span: { start: Instant.parse(segment.start), end: Instant.parse(segment.end) },
          zone: pen.view.statement.period.zone,
          lanes: withRefused(told, pen),
          language: pen.language,
          width: paperWidth,
          title: pen.say(`${nameOf(row, pen)}: what happened when${part}`, `${nameOf(row, pen)}：事件時間線${part}`),
        }),
      ),
    ];
  });
}

/** Time that somebody asked to leave out, and that counts nevertheless, is shown with the rest. */
function withRefused(lanes: readonly TimelineLane[], pen: Pen): readonly TimelineLane[] {
  const refused = pen.view.decisions.filter(({ decision }) => decision === 'refused');
  if (refused.length === 0) return lanes;
  const lane: TimelineLane = {
    role: 'refused',
    title: pen.say('asked to leave out, refused', '申請豁免，已拒絕'),
    bars: refused.map(({ id, start, end }) => ({
      start: Instant.parse(start),
      end: Instant.parse(end),
      label: id,
      leadsTo: `evidence/${id}`,
    })),
  };
  return [...lanes.filter(({ role }) => role !== 'result'), lane, ...lanes.filter(({ role }) => role === 'result')];
}
