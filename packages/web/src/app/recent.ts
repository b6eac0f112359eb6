/** Pages one was at in this window, the newest first. Gone when it is closed: what one looked at is nobody else's to know. */

export interface Visit {
  /** Path and query. */
  readonly href: string;
  readonly title: string;
}

const name = 'troth.recent';
const most = 8;

function kept(): readonly Visit[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]');
    return Array.isArray(found) ? found.filter(isVisit) : [];
  } catch {
    return [];
  }
}

const isVisit = (value: unknown): value is Visit =>
  typeof value === 'object' &&
  value !== null &&
  'href' in value &&
  typeof value.href === 'string' &&
  'title' in value &&
  typeof value.title === 'string';

/** A page that is visited again comes first again. */
export function withVisit(visits: readonly Visit[], visit: Visit): readonly Visit[] {
  const path = ({ href }: Visit): string => href.split('?', 1)[0] ?? href;
  return [visit, ...visits.filter((one) => path(one) !== path(visit))].slice(0, most);
}

export function noteVisit(visit: Visit): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(withVisit(kept(), visit)));
  } catch {
    // Then nothing is offered.
  }
}

/** Without the page one is at. */
export const recentVisits = (here: string): readonly Visit[] => kept().filter(({ href }) => href !== here);

/** Somebody else sits down. */
export function forgetVisits(): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
