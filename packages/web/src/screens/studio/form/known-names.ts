/** Names that fields of an agreement refer to: calendars, fee bases, promises, sources. Owns: which field refers to what. */
import type { Revision } from '@troth/core';

type Terms = Revision['terms'];

const ids = (list: readonly { readonly id: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ id }) => id);

const calendars = ({ calendars: named = {} }: Terms): readonly string[] => Object.keys(named);
const promises = ({ commitments }: Terms): readonly string[] => ids(commitments);
const sources = ({ measurement }: Terms): readonly string[] => ids(measurement?.sources);
const sites = ({ services = [] }: Terms): readonly string[] => services.flatMap(({ sites: own }) => ids(own));

const referred: Readonly<Record<string, (terms: Terms) => readonly string[]>> = {
  hours: calendars,
  noticeHours: calendars,
  calendar: calendars,
  of: (terms) => [...Object.keys(terms.fees?.bases ?? {}), ...promises(terms)],
  lines: ({ fees }) => ids(fees?.lines),
  service: ({ services }) => ids(services),
  subjects: sites,
  members: sites,
  commitment: promises,
  commitments: promises,
  appliesTo: promises,
  source: sources,
  sources,
};

export const knownNames = (terms: Terms | undefined, key: string): readonly string[] =>
  terms === undefined ? [] : (referred[key]?.(terms) ?? []);
