/** The kind in the address of a record page. */
import { recordKindNames } from '@troth/core';
import type { RecordKindName, Side } from '@troth/core';
import { useParameter } from '../../app/address.ts';
import { Trouble } from '../../client/trouble.ts';

/** Throws what a server would say of a kind that there is not; the shell shows it. */
export function useKind(): RecordKindName {
  const named = useParameter('kind');
  const kind = recordKindNames.find((one) => one === named);
  if (kind === undefined)
    throw new Trouble({ status: 404, code: 'not-found', message: `There is no kind of record "${named}".` });
  return kind;
}

/** Pages of our own people that show more of a kind than its fields. */
export const ownPages: Readonly<Partial<Record<RecordKindName, (id: string) => string>>> = {
  party: (id) => `/parties/${id}`,
  service: (id) => `/catalogue/${id}`,
  'agreement-roles': (id) => `/agreements/${id}/log`,
  action: (id) => `/actions/${id}`,
  audit: (id) => `/audits/${id}`,
  claim: (id) => `/claims/${id}`,
  'credit-note': (id) => `/credit-notes/${id}`,
  'deterioration-plan': (id) => `/plans/${id}`,
  interview: (id) => `/interviews/${id}`,
  dispute: (id) => `/disputes/${id}`,
  disruption: (id) => `/disruptions/${id}`,
  report: (id) => `/reports/${id}`,
  warning: (id) => `/warnings/${id}`,
};

/** The same for people of customers. */
const customerPages: Readonly<Partial<Record<RecordKindName, string>>> = { 'read-back': '/portal/requirements' };

/** Where a record is looked at by somebody of this side. */
export const pageOfRecord = (kind: RecordKindName, id: string, side: Side): string =>
  (side === 'own' ? ownPages[kind]?.(encodeURIComponent(id)) : side === 'customer' ? customerPages[kind] : undefined) ??
  `/records/${kind}/${encodeURIComponent(id)}`;
