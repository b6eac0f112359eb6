/**
 * Faults of a schema as sentences with a place. Owns: turning zod's issues into what an author can act on.
 */
import type { z } from 'zod';
import type { Refusal } from '../../values/outcome.ts';
import type { SourceDocument } from './source.ts';

type Issue = z.core.$ZodIssue;

/** All faults, innermost first choice of a union, at most `limit`. */
export function refusalsOf(issues: readonly Issue[], source: SourceDocument, limit = 20): Refusal[] {
  return issues
    .flatMap((issue) => flatten(issue, []))
    .slice(0, limit)
    .map(({ issue, path }) => {
      const at = source.place(placeOf(issue, path));
      const field = path.length === 0 ? 'the document' : path.map(String).join('.');
      return {
        code: codeOf(issue),
        message: `${source.file}:${at.line}:${at.column}: ${field}: ${sentence(issue)}`,
        at: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
      };
    });
}

interface Placed {
  readonly issue: Issue;
  readonly path: readonly PropertyKey[];
}

/** A failed union speaks through the branch that came closest: the one whose faults lie deepest, then the fewest. */
function flatten(issue: Issue, above: readonly PropertyKey[]): Placed[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  const branches = issue.errors.map((errors) => errors.flatMap((inner) => flatten(inner, path)));
  const ranked = [...branches].sort((a, b) => closeness(b, path.length) - closeness(a, path.length));
  const best = ranked[0] ?? [];
  const everyBranchIsWrongKind = best.every(
    (placed) => placed.path.length === path.length && placed.issue.code === 'invalid_type',
  );
  return everyBranchIsWrongKind && branches.length > 1 ? [{ issue, path }] : best;
}

function closeness(placed: readonly Placed[], base: number): number {
  const depth = Math.max(...placed.map((one) => one.path.length - base), 0);
  const wrongKind = placed.some((one) => one.path.length === base && one.issue.code === 'invalid_type') ? -100 : 0;
  const custom = placed.some((one) => one.issue.code === 'custom') ? 5 : 0;
  const unknown = placed.filter((one) => one.issue.code === 'unrecognized_keys').length * -20;
  return depth * 10 + wrongKind + custom + unknown - placed.length;
}

function placeOf(issue: Issue, path: readonly PropertyKey[]): readonly PropertyKey[] {
  return issue.code === 'unrecognized_keys' && issue.keys[0] !== undefined ? [...path, issue.keys[0]] : path;
}

function codeOf(issue: Issue): string {
  return `SCHEMA-${issue.code.toUpperCase().replaceAll('_', '-')}`;
}

function sentence(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} ${issue.keys.length > 1 ? 'are no keys' : 'is no key'} of this part; check the spelling, or move it to where it belongs`;
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing; give ${kindName(issue.expected)}`
        : `must be ${kindName(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => String(value)).join(', ')}`;
    case 'invalid_union':
      if (issue.input === undefined) return 'is missing';
      return issue.errors.length === 0
        ? 'has no kind that is known here; set "kind" to one of the documented kinds'
        : 'has none of the forms that are allowed here';
    case 'too_small':
      return `is too short or too small; at least ${String(issue.minimum)}`;
    case 'too_big':
      return `is too long or too large; at most ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
}

function kindName(expected: string): string {
  const names: Record<string, string> = {
    object: 'a group of keys',
    array: 'a list',
    string: 'text',
    number: 'a whole number',
    int: 'a whole number',
    boolean: 'true or false',
    record: 'a group of keys',
  };
  return names[expected] ?? expected;
}
