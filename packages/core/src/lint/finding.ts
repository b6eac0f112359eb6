/**
 * What lint says. Owns: the form of a finding. Every finding names its place, why it matters with a worked example, and what to
 * write instead; an error keeps an agreement from being signed, a warning must be read, a note is information.
 */
import type { Revision } from '../agreements/revision.ts';
import type { TermFinding } from '../metrics/metric.ts';

export type Severity = TermFinding['severity'];

export interface Finding {
  /** Stable code, such as CR-HOLE or K05-HOLIDAYS. */
  readonly code: string;
  readonly severity: Severity;
  /** Path in the document. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What goes wrong, in numbers or dates. */
  readonly example: string;
  /** What to write. */
  readonly fix: string;
}

/** A check looks at one revision and says what it found. */
export type Check = (revision: Revision) => readonly Finding[];

/** Words of a finding without code and place. */
export interface Advice {
  readonly message: string;
  readonly example: string;
  readonly fix: string;
}

/** Keeps the agreement from being signed. */
export function fault(code: string, path: Finding['path'], advice: Advice): Finding {
  return { code, severity: 'error', path, ...advice };
}

/** Must be read before signing. */
export function warning(code: string, path: Finding['path'], advice: Advice): Finding {
  return { code, severity: 'warning', path, ...advice };
}

/** Worth knowing. */
export function note(code: string, path: Finding['path'], advice: Advice): Finding {
  return { code, severity: 'note', path, ...advice };
}

const order: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/** Errors first, then by place. */
export function bySeverity(a: Finding, b: Finding): number {
  return order[a.severity] - order[b.severity] || comparePaths(a.path, b.path) || (a.code < b.code ? -1 : 1);
}

function comparePaths(a: Finding['path'], b: Finding['path']): number {
  const [one, other] = [a.map(String).join('.'), b.map(String).join('.')];
  return one === other ? 0 : one < other ? -1 : 1;
}
