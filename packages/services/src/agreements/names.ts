/**
 * Every name that an agreement says. Owns: a superset of the subjects, services, sites, members, series and sources that its
 * metrics can ask for. Whatever names none of them is not its evidence.
 */
import type { Agreement } from '@troth/core';

/** Longer texts are prose: no id and no name of a series is as long. */
const longest = 200;

/** All short strings anywhere in the terms of all revisions, keys of groups included. */
export function namesOf(agreement: Agreement): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { terms } of agreement.revisions) gather(terms, names);
  return names;
}

function gather(value: unknown, names: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length > 0 && value.length <= longest) names.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value) gather(item, names);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      names.add(name);
      gather(part, names);
    }
  }
}
