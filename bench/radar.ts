/** The radar's night over a thousand agreements with customers, each on three contracts: every text against every text behind it. */
import { Instant } from '@troth/core';
import { editRecord, importRecords, publishAgreement, runRadar, system } from '@troth/services';
import type { Context, RecordDeed } from '@troth/services';
import { contextOver, need } from './business.ts';
import { option, size } from './options.ts';
import { atPlace, organisation } from './places.ts';
import type { Place } from './places.ts';
import type { Section } from './rounds.ts';

const agreements = option('agreements', size(1_000, 40));
const contracts = option('contracts', size(120, 6));
/** Models written anew between two nights. */
const edited = option('edited', size(25, 2));
const behind = 3;

const head = { organisation, actor: system };
const ours = (index: number): string => `SLA-${String(index).padStart(4, '0')}`;
const theirs = (index: number): string => `UC-${String(index % contracts).padStart(3, '0')}`;

interface Night {
  readonly seconds: number;
  readonly core: number;
  readonly open: number;
  readonly opened: number;
}

export async function run(): Promise<Section> {
  const { engine, nights } = await atPlace('embedded', measure);
  const [first, still, changed] = nights;
  if (first === undefined || still === undefined || changed === undefined) throw new Error('A night is missing.');
  const row = (what: string, { seconds, core, open, opened }: Night): readonly string[] => [
    what,
    `${seconds.toFixed(1)} s`,
    `${core.toFixed(1)} s`,
    String(open),
    String(opened),
  ];
  const longest = Math.max(...nights.map(({ seconds }) => seconds));
  return {
    title: `The radar’s night over ${agreements} agreements, ${contracts} contracts behind them`,
    about: [
      `Each agreement has a model of ${behind} parts, each promised by a contract; every text is compared with each behind it, term by term, findings are compared with the night before and what changed is written (${engine}, in its own thread). Whole proofs are made anew where a text or model changed, at most 25 a night, and of agreements that were never proven five a night.`,
    ],
    head: ['night', 'took', 'time of the core', 'findings that stand', 'new'],
    rows: [row('the first', first), row('nothing changed', still), row(`${edited} models were written anew`, changed)],
    targets: [
      { what: 'each night below 60 s on one core', reached: longest < 60, measured: `${longest.toFixed(1)} s at most` },
    ],
  };
}

async function measure({
  engine,
  store,
}: Place): Promise<{ readonly engine: string; readonly nights: readonly Night[] }> {
  const today = contextOver(store);
  let days = 0;
  const context = { ...today, clock: () => Instant.plus(today.clock(), days * 86_400_000) };
  const nextNight = (): Promise<Night> => {
    days += 1;
    return night(context);
  };
  const texts = [
    ...Array.from({ length: contracts }, (_, index) => text(theirs(index), 99.5 + (index % 5) / 10, index % 4 === 0)),
    ...Array.from({ length: agreements }, (_, index) => text(ours(index), 99.9, false)),
  ];
  need(await publishAgreement(context, { ...head, texts }));
  const each = (count: number, deed: (index: number) => RecordDeed): readonly RecordDeed[] =>
    Array.from({ length: count }, (_, index) => deed(index));
  need(await importRecords(context, { ...head, deeds: each(contracts, (index) => roles(theirs(index), 'supplier')) }));
  need(await importRecords(context, { ...head, deeds: each(agreements, (index) => roles(ours(index), 'bench')) }));
  need(await importRecords(context, { ...head, deeds: each(agreements, (index) => model(index)) }));
  const nights = [await nextNight(), await nextNight()];
  for (let index = 0; index < edited; index += 1)
    need(await editRecord(context, { ...head, kind: 'service-model', id: ours(index), body: modelBody(index, 7) }));
  return { engine, nights: [...nights, await nextNight()] };
}

async function night(context: Context): Promise<Night> {
  const cpu = process.threadCpuUsage();
  const begun = performance.now();
  const { open, opened, agreements: seen } = need(await runRadar(context, head));
  const seconds = (performance.now() - begun) / 1e3;
  const { user, system: kernel } = process.threadCpuUsage(cpu);
  if (seen !== agreements) throw new Error(`${seen} agreements were looked at.`);
  return { seconds, core: (user + kernel) / 1e6, open, opened: opened.length };
}

const roles = (agreement: string, other: string): RecordDeed => ({
  by: system,
  kind: 'agreement-roles',
  id: agreement,
  body: { agreement, provider: other === 'supplier' ? other : 'us', customer: other === 'supplier' ? 'us' : other },
});

const model = (index: number): RecordDeed => ({
  by: system,
  kind: 'service-model',
  id: ours(index),
  body: modelBody(index, 0),
});

/** Parts in series, each on a contract of its own; `shift` chooses others. */
function modelBody(index: number, shift: number) {
  const parts = Array.from({ length: behind }, (_, at) => ({
    leaf: `part-${at}`,
    on: theirs(index * behind + at + shift),
  }));
  return {
    agreement: ours(index),
    model: {
      structure: { series: parts.map(({ leaf }) => ({ leaf })) },
      leaves: parts.map(({ leaf, on }) => ({
        id: leaf,
        name: { en: leaf },
        promises: [{ agreement: on, commitment: 'availability' }],
      })),
    },
  };
}

/** A text with a promise of availability, credits with a limit and works; every fourth contract excuses storms. */
function text(id: string, percent: number, storms: boolean): { readonly file: string; readonly text: string } {
  const supplied = id.startsWith('UC');
  const document = {
    apiVersion: 'troth/v1',
    kind: 'Agreement',
    type: supplied ? 'underpinning-contract' : 'sla',
    id,
    title: id,
    effective: { from: '2026-01-01' },
    zone: 'Asia/Hong_Kong',
    currency: 'HKD',
    term: { start: '2026-01-01', end: supplied && percent > 99.7 ? '2027-02-01' : '2028-01-01' },
    calendars: { always: { always: true, holidays: 'none' } },
    commitments: [
      {
        id: 'availability',
        title: 'Availability',
        metric: { kind: 'availability', combine: 'any-down', denominator: 'agreed', express: 'share' },
        target: `>= ${percent} %`,
        period: supplied && storms ? 'year' : 'month',
        hours: 'always',
        unknown: 'separate',
        rounding: 'none',
        credits: [
          {
            id: 'credit',
            kind: 'steps',
            on: 'value',
            steps: [{ when: `< ${percent} %`, pay: { percent: '10 %', of: 'fee' } }],
          },
        ],
      },
    ],
    fees: {
      lines: [{ id: 'charge', amount: '120000.00', per: 'month' }],
      bases: { fee: { lines: ['charge'], window: 'period', prorate: 'by-days' } },
    },
    maintenance: [
      { id: 'works', windows: [{ days: ['sun'], from: '02:00', to: '06:00' }], cap: { length: '4 h', per: 'month' } },
    ],
    ...(storms
      ? {
          exclusions: [
            { id: 'storms', kind: 'force-majeure', events: ['T8', 'T10'], cap: { length: '24 h', per: 'month' } },
          ],
        }
      : {}),
  };
  return { file: `${id}.json`, text: JSON.stringify(document) };
}
