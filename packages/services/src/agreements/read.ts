import type { Json, Outcome } from '@troth/core';
import type { Context, Question } from '../context.ts';
export interface RevisionSummary {
  readonly revision: number;
  readonly hash: string;
  readonly from: string;
  readonly to?: string | undefined;
  readonly recordedAt: string;
}
export interface AgreementSummary {
  readonly id: string;
  readonly type: string;
  readonly title: { readonly en: string; readonly 'zh-Hant'?: string | undefined };
  readonly revisions: readonly RevisionSummary[];
}
export interface StoredAgreement extends AgreementSummary {
  /** The revision asked for, or the last one. */ readonly revision: number;
  readonly hash: string;
  readonly version: number;
  readonly text: Json;
  readonly file: string;
}
export async function listAgreements(
  context: Context,
  question: Question & { readonly after?: string | undefined; readonly limit?: number | undefined },
): Promise<readonly AgreementSummary[]> {
  throw new Error(`${context} ${question}`);
}
export async function readAgreement(
  context: Context,
  question: Question & { readonly agreement: string; readonly revision?: number | undefined },
): Promise<Outcome<StoredAgreement>> {
  throw new Error(`${context} ${question}`);
}
