/** From what was said to how it is tested, as a table: requirement, needs, clause, target, test (S1.21). Owns: its columns. */
import { accepted, refused, sayRequirement } from '@troth/core';
import type { Outcome } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import type { PaperFile } from '../papers/documents.ts';
import { registerOf } from '../practice/register.ts';
import { setOf } from './requirement-set.ts';
import type { SetMember } from './requirement-set.ts';

const head = [
  'requirement',
  'title',
  'priority',
  'state',
  'needs',
  'said by',
  'said on',
  'measure',
  'target',
  'sentence',
  'agreement',
  'clause',
  'commitment',
  'promised',
  'test',
  'confirmed by',
  'confirmed at',
  'set sha256',
];

export async function traceabilityMatrix(
  context: Context,
  { organisation, party }: Question & { readonly party: string },
): Promise<Outcome<PaperFile>> {
  const register = await registerOf(context.store, organisation);
  if (register.get('party', party) === undefined)
    return refused({ code: 'NOT-FOUND', message: `there is no party ${party}` });
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const rows = setOf(register.all('requirement'), party).map((member) => {
    const needs = member.body.needs.flatMap((id) => register.get('need', id) ?? []);
    const { title, priority, state, measure, target, agreement, test, confirmed } = member.body;
    const promise = promiseOf(shelf, member);
    return [
      member.id,
      title.en,
      priority,
      state,
      needs.map(({ id, body }) => `${id}: ${body.statement.en}`).join(' | '),
      needs.map(({ body }) => register.get('person', body.person ?? '')?.body.name.en ?? '').join(' | '),
      needs.map(({ body }) => body.day).join(' | '),
      measure,
      target,
      sayRequirement(member.body, 'en'),
      agreement ?? '',
      promise?.clause ?? '',
      promise?.id ?? '',
      promise?.target ?? '',
      test?.en ?? '',
      confirmed === undefined ? '' : (register.get('person', confirmed.person)?.body.name.en ?? confirmed.person),
      confirmed?.at ?? '',
      confirmed?.hash ?? '',
    ];
  });
  const text = [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  // A spreadsheet takes it for UTF-8 by its first character.
  const bytes = new TextEncoder().encode(`\uFEFF${text}\r\n`);
  return accepted({ type: 'text/csv; charset=utf-8', bytes, name: `${party}-traceability.csv` });
}

/** The promise that answers a requirement: the one it names, or the one that names it. */
function promiseOf(
  shelf: Shelf,
  { id, body: { agreement, commitment } }: SetMember,
): { readonly id: string; readonly clause: string; readonly target: string } | undefined {
  if (agreement === undefined) return undefined;
  const found = agreementOn(shelf, agreement);
  const terms = found.ok ? found.value.agreement.revisions.at(-1)?.commitments : undefined;
  const promise = terms?.find((one) => one.id === commitment || one.terms.requirements?.includes(id) === true);
  if (promise === undefined) return undefined;
  return { id: promise.id, clause: promise.clause, target: promise.targetFor(undefined)?.text ?? '' };
}

/** What begins like a formula is made to be text, so that no spreadsheet computes it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
