/** A ticket and what happened to it, in the words of its own system. Owns: that form, which every ticket source makes. */

export interface Ticket {
  /** The number that people know it by. */
  readonly number: string;
  readonly type?: string | undefined;
  /** The ticket as the system gives it, for the path to the subject. */
  readonly document: unknown;
}

/** What one item of the history says. */
export type Happening =
  | { readonly kind: 'opened'; readonly status?: string | undefined; readonly priority?: string | undefined }
  | { readonly kind: 'status'; readonly from: string; readonly to: string }
  /** A snapshot tells where the ticket stands, not where it came from; `outOf` is what an open status is taken for. */
  | { readonly kind: 'seen'; readonly status: string; readonly outOf: 'opening' | 'reopened' | 'resumed' }
  | { readonly kind: 'priority'; readonly to: string }
  | { readonly kind: 'assigned'; readonly to: string }
  /** Somebody of the provider answered in a way that the customer can see. */
  | { readonly kind: 'answered' }
  | { readonly kind: 'responded' };

export interface Change {
  /** Id of the item within its ticket: the same whether it was pushed, polled or pushed again. */
  readonly item: string;
  /** Epoch milliseconds; undefined where the system's time could not be read. */
  readonly at: number | undefined;
  readonly what: Happening;
}

export interface TicketHistory {
  readonly ticket: Ticket;
  readonly changes: readonly Change[];
}
