/**
 * Cases (tickets) with their clocks replayed: a list with filters, and the page of one with its events, pauses and minutes per
 * party (S4.16). Owns: which agreements a case belongs to and what is shown. Clocks are the core's.
 */
import { accepted, formatQuantity, Instant, readClocks, refused } from '@troth/core';
import type { CommittedReading, Outcome, RowOf } from '@troth/core';
import { concernedBy, spokenBy } from '../agreements/concerns.ts';
import { shelfOf } from '../agreements/shelf.ts';
import type { Shelf } from '../agreements/shelf.ts';
import { standing } from '../clocks/case-timers.ts';
import type { Context, Question } from '../context.ts';
import { casesOf, stateOf } from '../evidence/ticket-register.ts';
import type { CaseState } from '../evidence/ticket-register.ts';

type Events = readonly RowOf<'case'>[];

export interface TicketClock {
  readonly agreement: string;
  readonly commitment: string;
  readonly clock: string;
  readonly limit?: string | undefined;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly dueAt?: string | undefined;
  readonly late: boolean;
  readonly lateSince?: string | undefined;
  readonly runningMs: number;
  readonly pausedMs: number;
  readonly parties: readonly { readonly party: string; readonly ms: number }[];
  readonly stretches: readonly {
    readonly start: string;
    readonly end: string;
    readonly party: string;
    readonly priority?: string | undefined;
    readonly pausedFor?: string | undefined;
  }[];
}

export interface TicketLine {
  readonly id: string;
  readonly type?: string | undefined;
  readonly priority?: string | undefined;
  readonly subject?: string | undefined;
  /** Whose turn it is. */
  readonly party?: string | undefined;
  readonly state: CaseState;
  readonly openedAt: string;
  readonly lastAt: string;
  readonly agreements: readonly string[];
}

export interface TicketPage extends TicketLine {
  readonly events: readonly {
    readonly id: string;
    readonly source: string;
    readonly event: string;
    readonly at: string;
    readonly recordedAt: string;
    readonly priority?: string | undefined;
    readonly party?: string | undefined;
    readonly why?: string | undefined;
  }[];
  readonly clocks: readonly TicketClock[];
}

export interface TicketFilters {
  readonly agreement?: string | undefined;
  /** Month in which it was opened, in UTC: "2024-11". */
  readonly month?: string | undefined;
  readonly state?: CaseState | undefined;
  readonly party?: string | undefined;
  readonly text?: string | undefined;
}

export interface TicketList {
  readonly items: readonly TicketLine[];
  readonly count: number;
  /** Whose turn it is or was last in any case, for choosing among them. */
  readonly parties: readonly string[];
}

/** The latest opened first; at most so many, and how many there are. */
export async function listTickets(
  context: Context,
  question: Question & TicketFilters & { readonly limit: number },
): Promise<TicketList> {
  const { organisation, limit } = question;
  const { store } = context;
  const shelf = await store.read(organisation, (reader) => shelfOf(store, reader));
  const cases = await casesOf(store, organisation);
  const found: TicketLine[] = [];
  const parties = new Set<string>();
  for (const [id, events] of cases) {
    const line = lineOf(id, events, shelf);
    if (line?.party !== undefined) parties.add(line.party);
    if (line !== undefined && answers(line, question)) found.push(line);
  }
  found.sort((one, other) => (one.openedAt < other.openedAt ? 1 : -1));
  return { items: found.slice(0, limit), count: found.length, parties: [...parties].sort() };
}

export async function ticketPage(
  context: Context,
  { organisation, ticket }: Question & { readonly ticket: string },
): Promise<Outcome<TicketPage>> {
  const { store } = context;
  const shelf = await store.read(organisation, (reader) => shelfOf(store, reader));
  const events = (await casesOf(store, organisation)).get(ticket);
  const line = events === undefined ? undefined : lineOf(ticket, events, shelf);
  if (events === undefined || line === undefined)
    return refused({ code: 'NOT-FOUND', message: `there is no case ${ticket}` });
  const at = context.clock();
  const clocks = line.agreements.flatMap((id) => {
    const shelved = shelf.agreements.get(id);
    if (shelved === undefined) return [];
    const rows = standing(shelved, events);
    return readClocks({ agreement: shelved.agreement, rows, at }).map((reading) => clockOf(id, reading));
  });
  return accepted({ ...line, events: events.map(eventOf), clocks });
}

const known = new WeakMap<Events, { readonly shelf: Shelf; readonly size: number; readonly line: TicketLine }>();

function lineOf(id: string, events: Events, shelf: Shelf): TicketLine | undefined {
  const before = known.get(events);
  if (before !== undefined && before.shelf === shelf && before.size === events.length) return before.line;
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const told = <K extends 'type' | 'priority' | 'subject' | 'party'>(name: K): Partial<Record<K, string>> => {
    const value = events.findLast((event) => event[name] !== undefined)?.[name];
    return value === undefined ? {} : ({ [name]: value } as Partial<Record<K, string>>);
  };
  const line = {
    id,
    ...told('type'),
    ...told('priority'),
    ...told('subject'),
    ...told('party'),
    state: stateOf(events),
    openedAt: Instant.format(first.at),
    lastAt: Instant.format(last.at),
    agreements: [...new Set(events.flatMap((event) => concernedBy(spokenBy(event), shelf)))].sort(),
  };
  known.set(events, { shelf, size: events.length, line });
  return line;
}

function answers(line: TicketLine, wanted: TicketFilters): boolean {
  const { agreement, month, state, party, text } = wanted;
  return (
    (agreement === undefined || line.agreements.includes(agreement)) &&
    (month === undefined || line.openedAt.startsWith(month)) &&
    (state === undefined || line.state === state) &&
    (party === undefined || line.party === party) &&
    (text === undefined || `${line.id} ${line.subject ?? ''}`.toLowerCase().includes(text.toLowerCase()))
  );
}

function eventOf({
  id,
  source,
  event,
  at,
  recordedAt,
  priority,
  party,
  why,
}: Events[number]): TicketPage['events'][number] {
  return {
    id,
    source,
    event,
    at: Instant.format(at),
    recordedAt: Instant.format(recordedAt),
    ...(priority === undefined ? {} : { priority }),
    ...(party === undefined ? {} : { party }),
    ...(why === undefined ? {} : { why }),
  };
}

function clockOf(agreement: string, reading: CommittedReading): TicketClock {
  const { commitment, clock, limit, startedAt, endedAt, dueAt, late, lateSince, runningMs, pausedMs } = reading;
  return {
    agreement,
    commitment,
    clock,
    ...(limit === undefined ? {} : { limit: formatQuantity(limit) }),
    startedAt: Instant.format(startedAt),
    ...(endedAt === undefined ? {} : { endedAt: Instant.format(endedAt) }),
    ...(dueAt === undefined ? {} : { dueAt: Instant.format(dueAt) }),
    late,
    ...(lateSince === undefined ? {} : { lateSince: Instant.format(lateSince) }),
    runningMs,
    pausedMs,
    parties: reading.parties.map(([party, ms]) => ({ party, ms })),
    stretches: reading.stretches.map(({ start, end, party, priority, pausedFor }) => ({
      start: Instant.format(start),
      end: Instant.format(end),
      party,
      ...(priority === undefined ? {} : { priority }),
      ...(pausedFor === undefined ? {} : { pausedFor }),
    })),
  };
}
