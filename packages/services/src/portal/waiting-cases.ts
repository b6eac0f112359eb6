/**
 * Cases in which it is a supplier's turn: since when, how long it has had them, and when they fall due. Owns: that the supplier
 * sees its own part and not whose case it is. Clocks are the core's.
 */
import type { Actor, Context, Question } from '../context.ts';
import { listTickets, ticketPage } from '../desk/tickets.ts';

export interface WaitingCase {
  readonly id: string;
  readonly type?: string | undefined;
  readonly priority?: string | undefined;
  readonly paused: boolean;
  readonly openedAt: string;
  /** When it became the supplier's turn. */
  readonly since: string;
  /** Milliseconds of the clock that were the supplier's. */
  readonly heldMs: number;
  readonly dueAt?: string | undefined;
  readonly late: boolean;
}

const most = 100;

/** The first due first. */
export async function waitingCases(
  context: Context,
  { organisation, actor }: Question & { readonly actor: Actor },
): Promise<readonly WaitingCase[]> {
  const { party } = actor;
  if (party === undefined) return [];
  const found: WaitingCase[] = [];
  for (const state of ['open', 'paused'] as const) {
    const { items } = await listTickets(context, { organisation, party, state, limit: most });
    for (const { id } of items) {
      const page = await ticketPage(context, { organisation, ticket: id });
      if (!page.ok) continue;
      const { type, priority, openedAt, events, clocks } = page.value;
      const [first] = clocks.toSorted((one, other) => ((one.dueAt ?? '~') < (other.dueAt ?? '~') ? -1 : 1));
      found.push({
        id,
        type,
        priority,
        paused: state === 'paused',
        openedAt,
        since: events.findLast((event) => event.party === party)?.at ?? openedAt,
        heldMs: first?.parties.find((part) => part.party === party)?.ms ?? 0,
        dueAt: first?.dueAt,
        late: clocks.some(({ late }) => late),
      });
    }
  }
  return found.sort((one, other) => ((one.dueAt ?? '~') < (other.dueAt ?? '~') ? -1 : 1));
}
