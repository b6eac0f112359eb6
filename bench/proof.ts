/** A service of two hundred parts over three years: verdict, gaps, fixes and the outages that break it, as the studio asks. */
import {
  Calendar,
  fixesFor,
  Instant,
  periodsBetween,
  proveAvailability,
  Ratio,
  readStructure,
  Zone,
} from '@troth/core';
import type { LeafPromise, ProofQuestion, WrittenStructure } from '@troth/core';
import { option, size } from './options.ts';
import { time } from './rounds.ts';
import type { Section } from './rounds.ts';

const leaves = option('leaves', size(200, 22));
const months = option('months', size(36, 6));
const zoneName = 'Asia/Hong_Kong';

export function run(): Section {
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const cases = [
    { name: 'every part stands once', question: questionOf(structureOf([])) },
    { name: 'all sites share power and core', question: questionOf(structureOf(['power', 'core'])) },
  ].map(({ name, question }) => {
    const found = proved(question);
    const measured = time(() => void proved(question), { rounds: 5, warmUp: 1 });
    return { name, found, measured };
  });
  const slowest = Math.max(...cases.map(({ measured }) => measured.median));
  return {
    title: `Proof of a service of ${leaves} parts over ${months} months`,
    about: [
      'Sites in a row, each with parts in series, two lines of which one suffices and three servers of which two are needed; promises by the month, quarter and year, around the clock and in office hours with holidays. Every month is bounded; the worst is laid out exactly, as a linear programme with both certificates checked in fractions; then gaps, fixes sought in every part, and a dated counter-example.',
    ],
    head: ['', 'median', 'best round', 'fixes', 'parts that fail in the counter-example'],
    rows: cases.map(({ name, found, measured }) => [
      name,
      ms(measured.median),
      ms(measured.best),
      String(found.fixes),
      String(found.failing),
    ]),
    targets: [{ what: 'below 1 s', reached: slowest < 1000, measured: ms(slowest) }],
  };
}

function proved(question: ProofQuestion): { readonly fixes: number; readonly failing: number } {
  const proof = proveAvailability(question);
  if (!proof.ok) throw new Error(proof.refusals[0]?.message);
  const { worst, counterExample } = proof.value;
  const fixes = fixesFor({ structure: question.structure, promised: worst.promised, target: question.target.value });
  if (!fixes.ok) throw new Error(fixes.refusals[0]?.message);
  if (counterExample === undefined || worst.gaps.length === 0) throw new Error('Nothing was found to be missing.');
  return { fixes: fixes.value.length, failing: counterExample.leaves.size };
}

/** Eleven parts a site, and what all of them stand on besides. */
function structureOf(common: readonly string[]): WrittenStructure {
  const leaf = (site: number, part: number): WrittenStructure => ({ leaf: `part ${site * 11 + part}` });
  const sites = Math.floor((leaves - common.length) / 11);
  return {
    series: Array.from({ length: sites }, (_, site): WrittenStructure => {
      const line = (part: number): WrittenStructure => ({ series: [leaf(site, part), leaf(site, part + 1)] });
      const servers = [leaf(site, 8), leaf(site, 9), leaf(site, 10)];
      return {
        series: [
          ...[0, 1, 2, 3].map((part) => leaf(site, part)),
          ...common.map((name) => ({ leaf: name })),
          { kOfN: { k: 1, of: [line(4), line(6)] } },
          { kOfN: { k: 2, of: servers } },
        ],
      };
    }),
  };
}

function calendarOf(definition: object): Calendar {
  const made = Calendar.of({ zone: zoneName, ...definition });
  if (!made.ok) throw new Error(made.refusals[0]?.message);
  return made.value;
}

function questionOf(written: WrittenStructure): ProofQuestion {
  const zone = Zone.get(zoneName);
  const structure = readStructure(written);
  if (zone === undefined || !structure.ok) throw new Error('The structure cannot be read.');
  const names = ['power', 'core', ...Array.from({ length: leaves }, (_, at) => `part ${at}`)];
  const units = ['month', 'quarter', 'year'] as const;
  const promiseOf = (at: number): LeafPromise => {
    // Each supplier writes hours of its own.
    const office = calendarOf({
      weekly: { mon: [['09:00', '18:00']], wed: [['09:00', '18:00']], fri: [['09:00', '17:00']] },
    });
    return {
      ref: `UC-${at}`,
      value: Ratio.one.minus(Ratio.of(1 + (at % 7), 1_000_000)),
      calendar: at % 4 === 3 ? office : calendarOf({ always: true }),
      windows: { unit: units[at % 3] ?? 'month', zone },
    };
  };
  const from = Instant.parse('2024-01-01T00:00:00+08:00');
  const last = Instant.parse(
    `${2024 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01T00:00:00+08:00`,
  );
  return {
    structure: structure.value,
    promises: new Map(names.map((name, at) => [name, [promiseOf(at)]])),
    target: {
      value: Ratio.parse('0.9999'),
      calendar: calendarOf({
        weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:00', '20:00']]])),
      }),
      periods: periodsBetween({ unit: 'month', zone }, from, last),
    },
  };
}
