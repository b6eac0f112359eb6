/**
 * Everything around one agreement on one line of time (S4.25): what was said, what was negotiated, and its revisions. Owns: the
 * three kinds of line and their order. Does not own: what an agreement says (agreements).
 */
import { accepted, Instant } from '@troth/core';
import type { Localized, Outcome, RecordKindName } from '@troth/core';
import { agreementOn } from '../agreements/read.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { PracticeRecord } from '../practice/register.ts';
import { isThere } from './graph.ts';

export const logStrands = ['communication', 'negotiation', 'version'] as const;

export interface LogLine {
  readonly strand: (typeof logStrands)[number];
  readonly at: string;
  /** "kind/id", or "revision/3". */
  readonly ref: string;
  readonly title: Localized | string;
  readonly by?: string | undefined;
  readonly state?: string | undefined;
}

export interface AgreementLog {
  readonly agreement: string;
  readonly title: Localized;
  readonly roles?: PracticeRecord<'agreement-roles'> | undefined;
  /** Nobody accountable, or somebody who has left. */
  readonly unowned: boolean;
  /** The newest first. */
  readonly lines: readonly LogLine[];
}

const strands: Readonly<Partial<Record<RecordKindName, LogLine['strand']>>> = {
  'relationship-event': 'communication',
  message: 'communication',
  notice: 'communication',
  warning: 'communication',
  report: 'communication',
  copy: 'communication',
  dispute: 'negotiation',
  'temporary-terms': 'negotiation',
  review: 'negotiation',
  claim: 'negotiation',
  offer: 'negotiation',
  'clause-note': 'negotiation',
  draft: 'version',
};

export async function agreementLog(
  context: Context,
  { organisation, agreement: id }: Question & { readonly agreement: string },
): Promise<Outcome<AgreementLog>> {
  const register = await registerOf(context.store, organisation);
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const found = agreementOn(shelf, id);
  if (!found.ok) return found;
  const { revisions } = found.value.agreement;
  const versions = shelf.records
    .filter((record) => record.id.startsWith(`${id}/`))
    .toReversed()
    .map((record): LogLine => {
      const number = record.id.slice(id.length + 1);
      const title = { en: `Revision ${number} published`, 'zh-Hant': `發佈第 ${number} 修訂版` };
      const at = Instant.format(record.recordedAt);
      return { strand: 'version', at, ref: `revision/${number}`, title, by: record.actor };
    });
  const told = register.aboutAgreement(id).flatMap((record): readonly LogLine[] => {
    const strand = strands[record.kind];
    if (strand === undefined) return [];
    const { trail, state } = record.body;
    const at = record.kind === 'relationship-event' ? occurred(record) : (trail[0]?.at ?? record.recordedAt);
    return [{ strand, at, ref: `${record.kind}/${record.id}`, title: record.title, by: trail[0]?.by, state }];
  });
  const lines = [...versions, ...told].sort((one, other) => Instant.parse(other.at) - Instant.parse(one.at));
  const title = revisions.at(-1)?.terms.title ?? { en: id };
  const roles = register.get('agreement-roles', id);
  return accepted({ agreement: id, title, roles, unowned: !isThere(register, roles?.body.manager), lines });
}

const occurred = (record: PracticeRecord): string => ('at' in record.body ? record.body.at : record.recordedAt);
