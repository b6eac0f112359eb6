/** What happened and what was decided: incidents, requests, exclusions, works, actions, disputes, demand. */
import {
  causeWords,
  heading,
  minutesText,
  paragraph,
  Ratio,
  sayDate,
  sayFigure,
  sayMinutes,
  sayVerdict,
} from '@troth/core';
import type { Block, RowResult, Step, TableBlock } from '@troth/core';
import type { Pen } from './pen.ts';
import { rowName } from './results.ts';

type Section = readonly Block[];

const section = (title: string, table: TableBlock, none: string): Section => [
  heading(2, title),
  table.rows.length === 0 ? paragraph(none) : table,
];

export function incidentBlocks(pen: Pen): Section {
  const rows = pen.view.incidents.map((one) => [
    one.id,
    one.end === undefined ? `${pen.moment(one.start)} –` : pen.stretch(one.start, one.end),
    one.end === undefined
      ? pen.say('lasts', '持續中')
      : sayMinutes(Ratio.of(Date.parse(one.end) - Date.parse(one.start)), pen.language),
    [...new Set(countedFor(one.id, pen))].join(pen.say(', ', '，')) || '–',
    [one.subject, one.cause].filter((text) => text !== undefined).join(' · ') || '–',
  ]);
  return section(
    pen.say('Incidents', '事故'),
    {
      kind: 'table',
      caption: pen.say('Interruptions that touched the period', '觸及本期的中斷'),
      head: pen.heads(
        ['Event', 'When', 'Length', 'Counted', 'Where, why'],
        ['事件', '時間', '長度', '計算', '地點、原因'],
      ),
      rows,
      right: [2],
    },
    pen.say('There were no interruptions.', '期內沒有中斷。'),
  );
}

const isCounted = (step: Step): boolean => step.what.endsWith('counts');

/** What an event came to in each promise that counted it: "55 min Availability". */
function countedFor(id: string, pen: Pen): readonly string[] {
  return pen.view.statement.rows.flatMap((row) =>
    row.segments.flatMap((segment) =>
      segment.steps.filter(isCounted).flatMap((step) => {
        const parts = (step.parts ?? []).filter((part) => part.rows?.includes(id) === true);
        const spans = parts.flatMap((part) => part.intervals ?? []);
        if (spans.length === 0) return [];
        const ms = Ratio.sumOf(spans.map(([start, end]) => Ratio.of(end - start)));
        return [`${sayMinutes(ms, pen.language)} ${rowName(row, pen)}`];
      }),
    ),
  );
}

const isCased = (row: RowResult): boolean => row.segments.some(({ figures }) => figures['cases'] !== undefined);

export function requestBlocks(pen: Pen): Section {
  const rows = pen.view.statement.rows
    .filter(isCased)
    .flatMap((row) =>
      row.segments.map((segment) => [
        rowName(row, pen),
        ...['cases', 'misses', 'pending'].map((name) => segment.figures[name]?.exact ?? '–'),
        sayVerdict(segment.verdict, pen.language),
      ]),
    );
  return section(
    pen.say('Requests and cases', '請求與個案'),
    {
      kind: 'table',
      caption: pen.say('Cases that promises are measured on', '承諾所量度的個案'),
      head: pen.heads(['Promise', 'Cases', 'Missed', 'Open', 'Result'], ['承諾', '個案', '未達標', '未完結', '結果']),
      rows,
      right: [1, 2, 3],
    },
    pen.say('No promise is measured on cases.', '沒有以個案量度的承諾。'),
  );
}

function sayCause(kind: string, pen: Pen): string {
  const found = Object.entries(causeWords).find(([name]) => name === kind);
  return found === undefined ? kind : pen.say(found[1][0], found[1][1]);
}

const decisionWords = {
  proposed: ['waits for a decision', '待決'],
  accepted: ['accepted: does not count', '接納：不予計算'],
  refused: ['refused: counts', '拒絕：照計'],
} as const;

export function exclusionBlocks(pen: Pen): Section {
  const rows = pen.view.decisions.map((one) => [
    one.id,
    pen.stretch(one.start, one.end),
    sayCause(one.kind, pen),
    pen.say(decisionWords[one.decision][0], decisionWords[one.decision][1]),
    [one.proposedBy, one.decidedBy].map((name) => name ?? '–').join(' → '),
    one.basis ?? '–',
  ]);
  return section(
    pen.say('Exclusions and their decisions', '豁免及決定'),
    {
      kind: 'table',
      caption: pen.say('Time that somebody asked to leave out, and what was decided', '申請不計的時間及決定'),
      head: pen.heads(
        ['Request', 'When', 'Kind', 'Decision', 'Asked → decided', 'Basis'],
        ['申請', '時間', '類別', '決定', '提出 → 裁決', '依據'],
      ),
      rows,
    },
    pen.say('Nobody asked to leave out time.', '沒有人申請豁免。'),
  );
}

export function worksBlocks(pen: Pen): Section {
  const rows = pen.view.works.map((one) => [
    one.id,
    pen.words(one.title),
    pen.stretch(one.start, one.end),
    `${minutesText(Ratio.parse(one.expectedCutMs))} ${pen.say('min', '分鐘')}`,
    one.counted ? pen.say('counts', '計算') : pen.say('does not count', '不計'),
    pen.words(one.state),
  ]);
  return section(
    pen.say('Planned works', '計劃工程'),
    {
      kind: 'table',
      caption: pen.say('Works in the period and those that are coming', '期內及即將進行的工程'),
      head: pen.heads(
        ['Works', 'What', 'When', 'Cut expected', 'Counts', 'State'],
        ['工程', '內容', '時間', '預計中斷', '計算', '狀態'],
      ),
      rows,
      right: [3],
    },
    pen.say('No works are planned.', '沒有計劃工程。'),
  );
}

export function actionBlocks(pen: Pen): Section {
  const rows = pen.view.actions.map((one) => [
    one.id,
    pen.words(one.title),
    pen.words(one.owner),
    sayDate(one.dueOn, pen.language),
    pen.words(one.state),
  ]);
  return section(
    pen.say('Actions', '行動項目'),
    {
      kind: 'table',
      caption: pen.say('What was agreed to be done', '議定的行動'),
      head: pen.heads(['Action', 'What', 'Owner', 'Due', 'State'], ['行動', '內容', '負責人', '限期', '狀態']),
      rows,
    },
    pen.say('No actions are open.', '沒有待辦行動。'),
  );
}

export function disputeBlocks(pen: Pen): Section {
  if (pen.view.disputes.length === 0) return [];
  const rows = pen.view.disputes.map((one) => [
    one.id,
    pen.words(one.grounds),
    pen.words(one.state),
    one.ruling === undefined ? '–' : pen.words(one.ruling),
  ]);
  const head = pen.heads(['Dispute', 'Grounds', 'State', 'Ruling'], ['爭議', '理由', '狀態', '裁決']);
  const caption = pen.say('Results that were contested', '受質疑的結果');
  return [heading(2, pen.say('Disputes', '爭議')), { kind: 'table', caption, head, rows }];
}

const perWords: Readonly<Record<string, readonly [string, string]>> = {
  day: ['day', '日'],
  week: ['week', '星期'],
  month: ['month', '月'],
  quarter: ['quarter', '季'],
  year: ['year', '年'],
};

export function workloadBlocks(pen: Pen): Section {
  const { workload } = pen.view;
  const title = pen.say('Workload and its limits', '工作量與上限');
  if (workload === 'unlimited')
    return [heading(2, title), paragraph(pen.say('The workload is not limited.', '工作量不設上限。'))];
  const rows = workload.map((one) => {
    const [en, zh] = perWords[one.per] ?? [one.per, one.per];
    const over =
      one.volume === undefined
        ? pen.say('not told', '未有數據')
        : Ratio.parse(one.volume.exact).greaterThan(boundOf(one))
          ? pen.say('beyond the limit', '超出上限')
          : pen.say('within', '在上限內');
    return [
      pen.words(one.title),
      one.volume === undefined ? '–' : sayFigure(one.volume, pen.language),
      `${sayFigure(one.limit, pen.language)} ${pen.say(`a ${en}`, `／${zh}`)}`,
      one.tolerance === undefined ? '–' : `${one.tolerance} %`,
      over,
    ];
  });
  return section(
    title,
    {
      kind: 'table',
      caption: pen.say('Demand beside the volumes that the price assumes', '需求量與價格所假設的數量'),
      head: pen.heads(['Measure', 'Demand', 'Limit', 'Tolerance', ''], ['量度', '需求量', '上限', '容差', '']),
      rows,
      right: [1, 2, 3],
    },
    pen.say('The agreement names no limits of workload.', '協議沒有訂明工作量上限。'),
  );
}

function boundOf({
  limit,
  tolerance,
}: {
  readonly limit: { readonly exact: string };
  readonly tolerance?: string | undefined;
}): Ratio {
  const bound = Ratio.parse(limit.exact);
  return tolerance === undefined ? bound : bound.times(Ratio.one.plus(Ratio.percent(`${Number(tolerance)}`)));
}
