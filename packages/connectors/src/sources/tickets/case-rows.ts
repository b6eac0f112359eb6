/**
 * A ticket's history as rows of form `case`: the one way for every ticket system. Owns: ids (ticket, item, event), the
 * translation of statuses, priorities, types, teams and subjects, and the refusal of words nobody has mapped. Does not own:
 * signatures and formats (each source), clocks (core).
 */
import type { RefusedItem, WrittenRow } from '../source.ts';
import { isoOf } from '../wire/moments.ts';
import { idOf, plainWords } from '../wire/plain-words.ts';
import { refusedItem } from '../wire/refusals.ts';
import type { Change, Ticket, TicketHistory } from './history.ts';
import { stepsAtOpening, stepsBetween, stepsWhenSeen } from './steps.ts';
import type { Step } from './steps.ts';
import type { StatusMeaning, TicketTerms } from './terms.ts';
import { textAt } from './text-at.ts';

export interface Told {
  readonly terms: TicketTerms;
  readonly receivedAt: number;
  readonly place: string;
}

export interface CaseReading {
  readonly rows: readonly WrittenRow[];
  readonly refused: readonly RefusedItem[];
}

/** Why a word could not be translated, and the table of the source's configuration to add it to. */
interface NotMapped {
  readonly code: string;
  readonly message: string;
}

function notMapped(what: 'status' | 'priority' | 'type' | 'subject', word: string, table: string): NotMapped {
  const shown = plainWords(word, 80) ?? '(empty)';
  const message = `the ${what} "${shown}" is not mapped; add it to \`${table}\` of this source`;
  return { code: `${what}-not-mapped`, message };
}

type Fields = Readonly<Record<string, string>>;
type EventFields = Step & { readonly priority?: string };

export function caseRows({ ticket, changes }: TicketHistory, told: Told): CaseReading {
  const head = headOf(ticket, told);
  if (!('fields' in head)) {
    return { rows: [], refused: [refusedItem({ place: told.place, ...head }, ticket.document)] };
  }
  const rows: WrittenRow[] = [];
  const refused: RefusedItem[] = [];
  for (const change of changes) {
    const place = `${told.place}: ${change.item}`;
    const at = isoOf(change.at ?? Number.NaN);
    const events = eventsOf(change, told.terms);
    if ('code' in events) refused.push(refusedItem({ place, ...events }, change));
    else if (at === undefined && events.length > 0) {
      const message = 'the time of this item could not be read; times need an offset, or a system that writes UTC';
      refused.push(refusedItem({ place, code: 'ticket-time', message }, change));
    } else {
      for (const fields of events) {
        const id = idOf(ticket.number, change.item, fields.event);
        rows.push({ place, row: { ...head.fields, id, at, ...withoutGaps(fields) } });
      }
    }
  }
  return { rows, refused };
}

/** Several tickets of one request or one page. */
export function allCaseRows(histories: readonly TicketHistory[], told: Told): CaseReading {
  const readings = histories.map((history) =>
    caseRows(history, { ...told, place: `${told.place} ${history.ticket.number}` }),
  );
  return { rows: readings.flatMap(({ rows }) => rows), refused: readings.flatMap(({ refused }) => refused) };
}

function headOf(ticket: Ticket, { terms, receivedAt }: Told): { readonly fields: Fields } | NotMapped {
  const type = ticket.type === undefined ? undefined : translated(ticket.type, terms.types);
  if (ticket.type !== undefined && type === undefined) return notMapped('type', ticket.type, 'types');
  const named = terms.subject === undefined ? undefined : (textAt(ticket.document, terms.subject.from) ?? '');
  const subject = named === undefined ? undefined : translated(named, terms.subject?.names);
  if (named !== undefined && subject === undefined) return notMapped('subject', named, 'subject.names');
  const fields = withoutGaps({
    form: 'case',
    source: terms.source,
    recordedAt: isoOf(receivedAt),
    agreement: terms.agreement,
    subject,
    case: plainWords(ticket.number) ?? idOf(ticket.number),
    type,
  });
  return { fields };
}

/** Our word for theirs; without a table, theirs. Undefined when the table does not know it. */
function translated(word: string, table: Fields | undefined): string | undefined {
  if (table === undefined) return plainWords(word);
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

function eventsOf({ what }: Change, terms: TicketTerms): readonly EventFields[] | NotMapped {
  switch (what.kind) {
    case 'opened':
      return opening(what, terms);
    case 'status': {
      const [from, to] = [meaningOf(what.from, terms), meaningOf(what.to, terms)];
      if ('code' in from) return from;
      return 'code' in to ? to : stepsBetween(from, to);
    }
    case 'seen': {
      const seen = meaningOf(what.status, terms);
      if ('code' in seen) return seen;
      return what.outOf === 'opening' ? stepsAtOpening(seen) : stepsWhenSeen(seen, what.outOf);
    }
    case 'priority': {
      const priority = translated(what.to, terms.priorities);
      return priority === undefined ? notMapped('priority', what.to, 'priorities') : [{ event: 'priority', priority }];
    }
    case 'assigned': {
      const party = Object.hasOwn(terms.parties, what.to) ? terms.parties[what.to] : undefined;
      return [{ event: 'assigned', party }];
    }
    case 'answered':
      return [{ event: 'responded' }, { event: 'updated' }];
    case 'responded':
      return [{ event: 'responded' }];
  }
}

function opening(
  { status, priority: named }: { readonly status?: string | undefined; readonly priority?: string | undefined },
  terms: TicketTerms,
): readonly EventFields[] | NotMapped {
  const priority = named === undefined ? undefined : translated(named, terms.priorities);
  if (named !== undefined && priority === undefined) return notMapped('priority', named, 'priorities');
  const opened = { event: 'opened' as const, ...(priority === undefined ? {} : { priority }) };
  if (status === undefined) return [opened];
  const meaning = meaningOf(status, terms);
  return 'code' in meaning ? meaning : [opened, ...stepsAtOpening(meaning)];
}

function meaningOf(status: string, { statuses }: TicketTerms): StatusMeaning | NotMapped {
  const found = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  return found ?? notMapped('status', status, 'statuses');
}

function withoutGaps(fields: Readonly<Record<string, string | undefined>> | EventFields): Fields {
  const known = Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  return Object.fromEntries(known);
}
