/**
 * Other people's systems as sources of evidence. Owns: what a source is, what it hands over, how it answers its sender.
 * Does not own: whether a row makes sense (core's parseRow), what is stored or refused as known already (services).
 *
 * A source never decides: it translates. Rows leave as written, samples leave as they came, and whatever could not be
 * translated leaves too, with its reason, so that nothing disappears on the way in.
 */
import type { Outcome } from '@troth/core';
import type { z } from 'zod';

/** A row of evidence as written, not yet parsed; `place` names it for the sender ("body:12", "alerts[3]"). */
export interface WrittenRow {
  readonly place: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** One raw sample of one metric series. Kept as it came; slices are derived from samples, again and again alike. */
export interface Sample {
  /** Label set without `__name__`'s special treatment: the name is a label like any other. */
  readonly labels: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly at: number;
  /** NaN with `stale` set means that the series ended here. */
  readonly value: number;
  readonly stale?: boolean;
  /** When the counter behind the sample began to count, where the sender says so: epoch milliseconds. */
  readonly startedAt?: number;
}

/** What could not be translated, kept for people to look at. */
export interface RefusedItem {
  readonly place: string;
  readonly code: string;
  /** A sentence: what is wrong and what to send instead. */
  readonly message: string;
  /** The item as it came, cut to a readable length. */
  readonly raw?: string;
}

/** A report by a person that something is wrong, before anybody made a case of it. */
export interface ProblemReport {
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Epoch milliseconds, by the sender's clock. */
  readonly sentAt: number;
}

/** Everything one request or one pull brought. */
export interface Delivery {
  readonly rows: readonly WrittenRow[];
  readonly samples: readonly Sample[];
  readonly refused: readonly RefusedItem[];
  readonly reports?: readonly ProblemReport[];
  /** The sender's own clock at sending, where it says so: offsets are detected from it. Epoch milliseconds. */
  readonly sentAt?: number;
}

/** A request as it arrived: body not decoded, header names in lower case. */
export interface PushRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Epoch milliseconds by our clock. */
  readonly receivedAt: number;
}

/** What became of a delivery, for the answer in the sender's own protocol. */
export interface Receipt {
  /** Rows and samples that were stored now. */
  readonly accepted: number;
  /** Known already: told twice, counted once. */
  readonly duplicates: number;
  /** How many of `accepted` are samples. */
  readonly samples: number;
  readonly refused: readonly RefusedItem[];
}

export interface PushResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A refusal of the whole request, in the sender's protocol: wrong signature, undecodable body, unknown media type. */
export interface PushRefusal {
  /** 400, 401, 413, 415 … */
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type Received =
  | { readonly ok: true; readonly delivery: Delivery }
  /** Nothing to store (a handshake, a ping): answer with this. */
  | { readonly ok: true; readonly answer: PushResponse }
  | { readonly ok: false; readonly refusal: PushRefusal };

/**
 * A source that is sent to us. `C` is its configuration; `R` is what `receive` answers: at once, or later where the format
 * can only be read piece by piece (CSV, Parquet). Whoever calls sources of any kind awaits.
 */
export interface PushSource<C, R extends Received | Promise<Received> = Received> {
  readonly kind: string;
  readonly title: string;
  readonly configuration: z.ZodType<C>;
  /**
   * Whether the request itself proves who sent it (a signature over the body with the source's secret). Sources without
   * it are let in by an API key alone.
   */
  readonly signed: boolean;
  /** Verifies, decodes and translates. Never throws on bad input. `secret` is the source's secret, where it has one. */
  receive(request: PushRequest, settings: { readonly config: C; readonly secret?: string }): R;
  /** The answer in the sender's protocol after the delivery was stored; partial success has to be told. */
  answer(receipt: Receipt, request: PushRequest): PushResponse;
  /** The refusal of a whole request in the sender's protocol, where it has a form of its own for that. */
  refuse?(refusal: PushRefusal, request: PushRequest): PushResponse;
}

/** A source of any kind, as lists hold it: `configuration` has accepted what `receive` is given. */
export type AnyPushSource = PushSource<unknown, Received | Promise<Received>>;

/** One fetched answer; network faults are thrown by the fetcher as errors with a sentence. */
export type Fetcher = (request: {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}) => Promise<{
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}>;

/** Where a pull stands; opaque to everybody but the source, JSON. Undefined before the first pull. */
export type Cursor = Readonly<Record<string, string | number>>;

export interface PullContext<C> {
  readonly config: C;
  readonly secret?: string;
  readonly cursor: Cursor | undefined;
  /** Epoch milliseconds: nothing later is asked for. */
  readonly now: number;
  readonly fetch: Fetcher;
}

/** What one step of a pull brought, and where to go on. `more` asks to be called again at once. */
export interface Pulled {
  readonly delivery: Delivery;
  readonly cursor: Cursor;
  readonly more: boolean;
}

/** A source that we ask. */
export interface PullSource<C> {
  readonly kind: string;
  readonly title: string;
  readonly configuration: z.ZodType<C>;
  /** One bounded step. Asking the same span again gives the same rows; the store counts them once. */
  pull(context: PullContext<C>): Promise<Outcome<Pulled>>;
}

/** As `AnyPushSource`, for sources that we ask. */
export type AnyPullSource = PullSource<unknown>;
