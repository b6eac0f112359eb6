/** Agreements as people look them up. Owns: lists and texts of published revisions. */
import { accepted, Instant, refused } from '@troth/core';
import type { Agreement, Json, Localized, Outcome } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { readBody } from '../stored-body.ts';
import { agreementKind, revisionBody, shelfOf } from './shelf.ts';
import type { Shelf } from './shelf.ts';

export interface RevisionSummary {
  readonly revision: number;
  readonly hash: string;
  readonly from: string;
  /** The first instant at which it no longer holds. */
  readonly to?: string | undefined;
}

export interface AgreementSummary {
  readonly id: string;
  readonly type: string;
  readonly title: Localized;
  readonly zone: string;
  readonly commitments: readonly string[];
  readonly revisions: readonly RevisionSummary[];
}

export interface StoredAgreement extends AgreementSummary {
  /** The revision asked for, or the last one. */
  readonly revision: number;
  readonly hash: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly file: string;
  /** The document as it was published. */
  readonly text: Json;
}

/** In order of id. */
export async function listAgreements(
  context: Context,
  question: Question & { readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly AgreementSummary[]> {
  const { organisation, after = '', limit = 100 } = question;
  const shelf = await context.store.read(organisation, (reader) => shelfOf(context.store, reader));
  const ids = [...shelf.agreements.keys()].filter((id) => id > after).sort();
  return ids.slice(0, limit).flatMap((id) => {
    const found = shelf.agreements.get(id);
    return found === undefined ? [] : summaryOf(found.agreement);
  });
}

export async function readAgreement(
  context: Context,
  question: Question & { readonly agreement: string; readonly revision?: number | undefined },
): Promise<Outcome<StoredAgreement>> {
  const { organisation, agreement: id } = question;
  return context.store.read(organisation, async (reader) => {
    const found = agreementOn(await shelfOf(context.store, reader), id);
    if (!found.ok) return found;
    const revision = question.revision ?? found.value.agreement.revisions.at(-1)?.revision;
    const record = await reader.record(agreementKind, `${id}/${revision}`);
    const [summary] = summaryOf(found.value.agreement);
    if (record === undefined || summary === undefined)
      return refused({ code: 'NOT-FOUND', message: `${id} has no revision ${revision}` });
    const { hash, file, text, revision: number } = readBody(revisionBody, record);
    const { recordedAt, actor } = record;
    return accepted({
      ...summary,
      revision: number,
      hash,
      recordedAt: Instant.format(recordedAt),
      recordedBy: actor,
      file,
      text,
    });
  });
}

/** One agreement of the shelf, or the refusal that says which there are. */
export function agreementOn(
  { agreements }: Shelf,
  id: string,
): Outcome<NonNullable<ReturnType<Shelf['agreements']['get']>>> {
  const found = agreements.get(id);
  if (found !== undefined) return accepted(found);
  const some = [...agreements.keys()].slice(0, 10).join(', ');
  return refused({
    code: 'NOT-FOUND',
    message: `there is no agreement ${id}; there are ${some === '' ? 'none' : some}`,
  });
}

function summaryOf({ id, revisions }: Agreement): readonly AgreementSummary[] {
  const last = revisions.at(-1);
  if (last === undefined) return [];
  return [
    {
      id,
      type: last.terms.type,
      title: last.terms.title,
      zone: last.zoneName,
      commitments: last.commitments.map((one) => one.id),
      revisions: revisions.map(({ revision, hash, from, to }) => ({
        revision,
        hash,
        from: Instant.format(from),
        ...(to === undefined ? {} : { to: Instant.format(to) }),
      })),
    },
  ];
}
