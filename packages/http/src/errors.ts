/**
 * How the API refuses: RFC 9457 problem documents. Owns: the one table from code to status, and what each code means.
 * Does not own: sentences about the request at hand; whoever refuses writes those.
 */
import type { Refusal } from '@troth/core';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** One line per code. A code keeps its meaning for ever; clients switch on it, people read the sentence. */
export const problems = {
  malformed: { status: 400, title: 'The request cannot be read' },
  'bad-cursor': { status: 400, title: 'This cursor is not one of ours' },
  unauthenticated: { status: 401, title: 'Not signed in, and no valid API key' },
  'code-needed': { status: 401, title: 'The second step is missing' },
  forbidden: { status: 403, title: 'This person or API key may not do this' },
  'not-found': { status: 404, title: 'Nothing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method' },
  'not-acceptable': { status: 406, title: 'No representation of that type' },
  timeout: { status: 408, title: 'The request took too long to arrive' },
  conflict: { status: 409, title: 'It stands in the way of what is there' },
  'in-progress': { status: 409, title: 'The same request is being worked on' },
  'changed-since': { status: 412, title: 'It was changed since you read it' },
  'too-large': { status: 413, title: 'The request is too large' },
  'address-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-type': { status: 415, title: 'This content type or encoding is not read here' },
  invalid: { status: 422, title: 'The request says something that cannot be' },
  'key-reused': { status: 422, title: 'The idempotency key was used for another request' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'back-pressure': { status: 429, title: 'More arrives than can be stored' },
  'headers-too-large': { status: 431, title: 'The header fields are too large' },
  fault: { status: 500, title: 'A fault of ours' },
  away: { status: 503, title: 'The store cannot be reached' },
  closing: { status: 503, title: 'The server is being stopped' },
  full: { status: 507, title: 'The store is full' },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;

/** One thing that is wrong, and where: a JSON pointer into the body, or the name of a parameter or header. */
export interface ProblemDetail {
  readonly code: string;
  readonly message: string;
  readonly pointer?: string;
  readonly parameter?: string;
  /** Two people changed the same place: what each of them wrote. */
  readonly met?: { readonly path: string[]; readonly yours?: unknown; readonly theirs?: unknown };
}

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly ProblemDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ProblemCode,
    message: string,
    more: { errors?: readonly ProblemDetail[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** A path of keys as a JSON pointer (RFC 6901). */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Refusals of the core, each with its code and place kept. */
export const detailsOf = (refusals: readonly Refusal[]): ProblemDetail[] =>
  refusals.map(({ code, message, at }) => ({
    code,
    message,
    ...(at === undefined ? {} : { pointer: pointer(at) }),
  }));

/** The answer for something that does not exist, or not for this organisation: the same to the byte. */
export const nothingHere = (): Problem =>
  new Problem(
    'not-found',
    'There is nothing at this address that you, or this API key, can see. Check the id and who asks.',
  );
