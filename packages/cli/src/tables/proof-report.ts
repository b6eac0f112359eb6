/** A proof for people at a terminal. Owns: which tables, in which order. Does not own: any figure or sentence of it (core). */
import { Instant, percentText, Ratio, sayMoment, shortDecimal } from '@troth/core';
import type { Deliverability, Language, ProvenCommitment } from '@troth/core';
import { tableText } from './plain-table.ts';

interface Say {
  readonly language: Language;
  readonly t: (en: string, zh: string) => string;
  readonly moment: (text: string) => string;
}

export function proofReport(
  found: Deliverability,
  { language, zone }: { readonly language: Language; readonly zone: string },
): string {
  const say: Say = {
    language,
    t: (en, zh) => (language === 'en' ? en : zh),
    moment: (text) => sayMoment(Instant.parse(text), zone, language),
  };
  const parts = [
    headOf(found, say),
    promisesTable(found, say),
    listOf(
      say.t('Why', '原因'),
      found.commitments.flatMap((one) => whyOf(one, say)),
    ),
    listOf(
      say.t('Gaps', '差距'),
      found.gaps.map(({ id, text }) => `${text[language]}  [${id}]`),
    ),
    listOf(
      say.t('What would close them', '如何消除'),
      found.fixes.map(({ text }) => text[language]),
    ),
    ...found.commitments.map((one) => scheduleText(one, say)),
    listOf(
      say.t('About the model', '關於模型'),
      found.findings.map(({ text }) => text[language]),
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function headOf({ agreement, revision, from, to, says }: Deliverability, { language, t }: Say): string {
  return t(
    `${agreement}, revision ${revision}, ${from} to ${to}: ${says[language]}`,
    `${agreement} 第 ${revision} 版，${from} 至 ${to}：${says[language]}`,
  );
}

const percent = (share: string | undefined): string =>
  share === undefined ? '' : `${percentText(Ratio.parse(share))} %`;

/** Minutes first: in the worst period for time up, of the steps for a time. */
function figuresOf(
  { by, worst, whileBound, elapsed, guaranteed, independent }: ProvenCommitment,
  { t }: Say,
): readonly string[] {
  const minutes = (text: string): string => `${shortDecimal(Ratio.parse(text), 2)} ${t('min', '分鐘')}`;
  const period = whileBound ?? worst;
  if (elapsed !== undefined) return [minutes(elapsed.worst), minutes(elapsed.limit), '', ''];
  if (by !== 'structure' || period === undefined) return ['', '', '', ''];
  return [
    `${minutes(period.down)} (${period.period})`,
    minutes(period.allowed),
    percent(whileBound?.guaranteed ?? guaranteed),
    percent(whileBound?.independent ?? independent),
  ];
}

function promisesTable({ commitments }: Deliverability, say: Say): string {
  const { language, t } = say;
  return tableText({
    head: [
      t('Promise', '承諾'),
      t('Target', '目標'),
      t('Verdict', '結論'),
      t('At worst', '最差'),
      t('Allowed', '容許'),
      t('Guaranteed', '保證'),
      t('If independent', '若獨立失效'),
    ],
    rows: commitments.map((one) => [
      `${one.clause} ${one.title[language]}`,
      one.target?.[language] ?? '',
      t(one.verdict, verdictWords[one.verdict]),
      ...figuresOf(one, say),
    ]),
    right: [3, 4, 5, 6],
  });
}

/** What no column tells: why a promise could not be composed, and what a chain, a mixture or a path comes to. */
function whyOf({ by, verdict, target, clause, title, says }: ProvenCommitment, { language }: Say): readonly string[] {
  const isTold = target === undefined || by === 'structure' || verdict === 'PROVEN';
  return isTold ? [] : [`${clause} ${title[language]}: ${says[language]}`];
}

const verdictWords: Readonly<Record<ProvenCommitment['verdict'], string>> = {
  PROVEN: '已證明',
  LIKELY: '可能',
  UNDELIVERABLE: '無法兌現',
  UNPROVABLE: '無法證明',
  'NOT-COMPOSED': '未能合成',
};

const listOf = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [title, ...lines.map((line) => `  - ${line}`)].join('\n');

function scheduleText({ counterExample, leaves, title }: ProvenCommitment, { language, t, moment }: Say): string {
  if (counterExample === undefined) return '';
  const nameOf = (leaf: string): string => leaves.find((one) => one.leaf === leaf)?.name[language] ?? leaf;
  const rows = counterExample.leaves.flatMap(({ leaf, down }) =>
    down.map(([start, end]) => [nameOf(leaf), moment(start), moment(end)]),
  );
  const minutes = shortDecimal(Ratio.parse(counterExample.minutes), 2);
  const allowed = shortDecimal(Ratio.parse(counterExample.allowed), 2);
  const head = t(
    `Outages that keep every promise behind and break “${title.en}”: ${minutes} min down in ${counterExample.period}, ${allowed} min allowed`,
    `以下中斷不違反任何背後承諾，卻違反「${title['zh-Hant']}」：${counterExample.period} 中斷 ${minutes} 分鐘，容許 ${allowed} 分鐘`,
  );
  const table = tableText({
    head: [t('Part', '組件'), t('Down from', '中斷始於'), t('to', '止於')],
    rows: rows.slice(0, 20),
  });
  const more = rows.length > 20 ? `\n${t(`… and ${rows.length - 20} more`, `……另有 ${rows.length - 20} 次`)}` : '';
  const engine = counterExample.engine === undefined ? '' : `\n${counterExample.engine.says[language]}`;
  return `${head}\n${table}${more}${engine}`;
}
