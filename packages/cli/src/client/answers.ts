/** What a server answered, or why not, as sentences. Owns: problem documents (RFC 9457) as people read them. */
import { z } from 'zod';
import { BadInput } from '../endings.ts';

/** As the generated client gives it: data or error. */
export interface Fetched<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

const problemShape = z.looseObject({
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z
    .array(
      z.looseObject({
        code: z.string(),
        message: z.string(),
        pointer: z.string().optional(),
        parameter: z.string().optional(),
      }),
    )
    .default([]),
});
export type ProblemDocument = z.output<typeof problemShape>;

/** A server refused what it was asked. */
export class Refused extends BadInput {
  readonly status: number;
  readonly problem: ProblemDocument;

  constructor(status: number, problem: ProblemDocument) {
    super(sentencesOf(problem, status).map((message) => ({ code: problem.code, message })));
    this.status = status;
    this.problem = problem;
  }
}

/** Nobody answers: it may be the address, or the server is away. */
export class Unreachable extends BadInput {
  constructor(message: string) {
    super([{ code: 'UNREACHABLE', message }]);
  }
}

/** The server is at fault, or what answers is no such server. */
export class ServerFault extends Error {}

/** The data of an answer; throws `Refused` or `ServerFault`. */
export async function dataOf<T>(asked: Promise<Fetched<T>>): Promise<NonNullable<T>> {
  return (await wholeAnswer(asked)).data;
}

/** As `dataOf`, with the answer's header fields. */
export async function wholeAnswer<T>(
  asked: Promise<Fetched<T>>,
): Promise<{ readonly data: NonNullable<T>; readonly response: Response }> {
  const { data, error, response } = await asked;
  if (response.ok && data !== undefined && data !== null) return { data, response };
  throw whyNot(error, response);
}

function whyNot(error: unknown, { status, url }: Response): Error {
  const read = problemShape.safeParse(error);
  if (!read.success) return new ServerFault(`${url} answers ${status}, and not as a troth server does; check --server`);
  if (status < 500 || status === 503) return new Refused(status, read.data);
  const { detail, instance } = read.data;
  return new ServerFault(`the server answers ${status}: ${detail}${instance === undefined ? '' : ` (${instance})`}`);
}

const advice: Readonly<Record<string, string>> = {
  unauthenticated: 'set TROTH_KEY to a key of this server that is not revoked',
  forbidden: 'use a key with the scope it needs ("troth remote keys" lists keys)',
};

/** One sentence for what happened, then each thing that is wrong; a place in a file stands in the message itself. */
function sentencesOf({ code, detail, errors }: ProblemDocument, status: number): readonly string[] {
  const hint = advice[code] === undefined ? '' : `; ${advice[code]}`;
  const further = errors
    .filter(({ message }) => !detail.includes(message))
    .map(({ message, pointer, parameter }) => {
      const place = pointer ?? parameter ?? '';
      return `  ${place === '' || namesFile(message) ? '' : `${place}: `}${message}`;
    });
  return [`the server refuses (${status} ${code}): ${detail}${hint}`, ...further];
}

const namesFile = (message: string): boolean => /^\S+:\d+/u.test(message);
