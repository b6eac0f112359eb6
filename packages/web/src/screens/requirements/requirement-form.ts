/** What stands in the form of a requirement, and the body that is sent. Owns: from one to the other. */
import { Money } from '@troth/core';
import type { RecordBody } from '@troth/core';
import type { paths } from '../../client/api.d.ts';
import type { PracticeRecord } from '../../client/records.ts';

type Body = paths['/v1/requirements']['post']['requestBody']['content']['application/json'];
type Kept = RecordBody<'requirement'>;

export interface RequirementForm {
  readonly title: string;
  readonly titleZh: string;
  readonly measure: string;
  readonly target: string;
  readonly period: NonNullable<Kept['period']>;
  readonly hours: NonNullable<Kept['hours']>;
  readonly priority: Kept['priority'];
  readonly impact: string;
  readonly rationale: string;
  readonly test: string;
  readonly team: string;
  readonly work: string;
  readonly count: string;
  readonly each: string;
}

/** What is known already: the requirement as it stands, or what its needs say. */
export function beginFrom(
  known: PracticeRecord<'requirement'> | undefined,
  needs: readonly PracticeRecord<'need'>[],
): RequirementForm {
  const body = known?.body;
  const told = needs.find((need) => need.body.measure !== undefined)?.body;
  const load = body?.load?.[0];
  return {
    title: body?.title.en ?? '',
    titleZh: body?.title['zh-Hant'] ?? '',
    measure: body?.measure ?? told?.measure ?? '',
    target: body?.target ?? told?.value ?? '',
    period: body?.period ?? 'month',
    hours: body?.hours ?? 'always',
    priority: body?.priority ?? 'must',
    impact: body?.impactPerHour?.amount ?? '',
    rationale: body?.rationale?.en ?? '',
    test: body?.test?.en ?? '',
    team: load?.capability ?? '',
    work: load?.what.en ?? '',
    count: load === undefined ? '' : String(load.count),
    each: load?.each ?? '',
  };
}

interface Around {
  readonly party: string;
  readonly needs: readonly PracticeRecord<'need'>[];
  readonly known: PracticeRecord<'requirement'> | undefined;
}

export function bodyFrom(form: RequirementForm, { party, needs, known }: Around): Body {
  const body = known?.body;
  const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
  const inBoth = <T extends { readonly en: string }>(value: string, before: T | undefined) =>
    text(value) === undefined ? {} : before?.en === value.trim() ? before : { en: value.trim() };
  const amount = text(form.impact.replaceAll(',', ''));
  const rationale = inBoth(form.rationale, body?.rationale);
  const test = inBoth(form.test, body?.test);
  const titleZh = text(form.titleZh);
  const service = body?.service ?? needs.find((need) => need.body.service !== undefined)?.body.service;
  return {
    party,
    title: { en: form.title.trim(), ...(titleZh === undefined ? {} : { 'zh-Hant': titleZh }) },
    ...(service === undefined ? {} : { service }),
    measure: form.measure === '' ? 'none' : form.measure,
    target: text(form.target) ?? '–',
    period: form.period,
    hours: form.hours,
    priority: form.priority,
    needs: needs.map(({ id }) => id),
    ...('en' in rationale ? { rationale } : {}),
    ...('en' in test ? { test } : {}),
    ...(amount === undefined ? {} : { impactPerHour: sumOf(amount, body?.impactPerHour?.currency ?? 'HKD') }),
    ...(form.team === ''
      ? {}
      : {
          load: [
            {
              capability: form.team,
              what: { en: text(form.work) ?? form.title.trim() },
              count: Number(form.count) || 0,
              each: text(form.each) ?? '1',
            },
          ],
        }),
  } as Body;
}

/** With all the decimals of its currency; what is no amount goes as it was written, to be refused with the reason. */
const sumOf = (amount: string, currency: string) => Money.tryOf(amount, currency)?.toJSON() ?? { amount, currency };
