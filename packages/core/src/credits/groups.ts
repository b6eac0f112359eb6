/**
 * One event, one credit. Owns: which lines of a group are about the same event, and keeping the rule that is best for the
 * customer. Occurrences that overlap in time are one event; a line for the whole period is about every event in it.
 */
import { Ratio } from '../values/ratio.ts';
import { cutTo } from './draft.ts';
import type { DraftLine } from './draft.ts';
import { dearest } from './inner-rules.ts';

/** The lines, in their order, with those cut to nothing that are not the best of their event. */
export function oncePerEvent(lines: readonly DraftLine[]): readonly DraftLine[] {
  const lost = new Set<DraftLine>();
  for (const group of new Set(lines.map((line) => line.group))) {
    if (group === undefined) continue;
    for (const event of eventsOf(lines.filter((line) => line.group === group))) {
      for (const line of notBest(event)) lost.add(line);
    }
  }
  return lines.map((line) =>
    lost.has(line)
      ? cutTo(line, Ratio.zero, {
          what: `the event is credited once in group ${line.group ?? ''}: another rule gives more`,
        })
      : line,
  );
}

function eventsOf(lines: readonly DraftLine[]): readonly (readonly DraftLine[])[] {
  if (lines.some(({ when }) => when === undefined)) return [lines];
  const sorted = [...lines].sort((a, b) => startOf(a) - startOf(b));
  const events: DraftLine[][] = [];
  let until = -Infinity;
  for (const line of sorted) {
    if (startOf(line) < until) events.at(-1)?.push(line);
    else events.push([line]);
    until = Math.max(until, line.when?.end ?? until);
  }
  return events;
}

function startOf({ when }: DraftLine): number {
  return when?.start ?? -Infinity;
}

function notBest(event: readonly DraftLine[]): readonly DraftLine[] {
  const rules = [...new Set(event.map(({ scopes }) => scopes.rule))];
  const members = rules.map((rule) => ({ lines: event.filter(({ scopes }) => scopes.rule === rule) }));
  const best = dearest(members);
  return event.filter((line) => best?.lines.includes(line) !== true);
}
