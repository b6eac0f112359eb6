/** Where what was found has its page, and what it is called. */
import { recordKindNames, recordKinds } from '@troth/core';
import type { Localized, Side } from '@troth/core';
import type { IconName } from '../../parts/icon-shapes.ts';
import { pageOfRecord } from '../records/kind.ts';
import type { AnswerOf } from '../../client/reading.ts';

export type Found = AnswerOf<'/v1/search'>['items'][number];
export type FoundKind = Found['kind'];

/** Of promises, people of a party have one page; our own have a page for each. */
export function pageOfFound({ kind, id, agreement, commitment, period, row }: Found, side: Side): string {
  const record = recordKindNames.find((one) => one === kind);
  if (record !== undefined) return pageOfRecord(record, id, side);
  if (side !== 'own') return '/';
  if (kind === 'agreement') return pageOfPromise(id);
  if (kind === 'commitment') return pageOfPromise(...id.split('/'));
  if (agreement === undefined || commitment === undefined) return `/evidence?row=${encodeURIComponent(row ?? id)}`;
  const query = new URLSearchParams({ ...(period === undefined ? {} : { period }), row: row ?? id });
  return `${pageOfPromise(agreement, commitment)}?${query.toString()}`;
}

function pageOfPromise(agreement = '', commitment?: string): string {
  const page = `/agreements/${encodeURIComponent(agreement)}`;
  return commitment === undefined ? page : `${page}/commitments/${encodeURIComponent(commitment)}`;
}

const icons: Readonly<Partial<Record<FoundKind, IconName>>> = {
  agreement: 'agreement',
  commitment: 'check',
  evidence: 'evidence',
  party: 'customer',
  person: 'people',
  service: 'catalogue',
  offering: 'catalogue',
  instance: 'catalogue',
  component: 'settings',
  linkage: 'map',
  change: 'works',
  warning: 'bell',
  dispute: 'dispute',
  claim: 'claim',
  report: 'report',
  'credit-note': 'money',
  message: 'message',
  copy: 'copy',
  review: 'people',
  site: 'map',
};

export const iconOfFound = (kind: FoundKind): IconName => icons[kind] ?? 'table';

const others: Readonly<Record<'agreement' | 'commitment' | 'evidence', Localized>> = {
  agreement: { en: 'Agreements', 'zh-Hant': '協議' },
  commitment: { en: 'Commitments', 'zh-Hant': '承諾' },
  evidence: { en: 'Outages and cases', 'zh-Hant': '中斷及個案' },
};

export function nameOfKind(kind: FoundKind): Localized {
  const record = recordKindNames.find((one) => one === kind);
  if (record !== undefined) return recordKinds[record].names.many;
  return kind === 'agreement' || kind === 'commitment' || kind === 'evidence' ? others[kind] : { en: kind };
}
