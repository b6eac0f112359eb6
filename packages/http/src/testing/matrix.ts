/**
 * Who sees what: every operation of the document, asked by everybody, about their own, others' and nobody's things. Owns: what
 * has to hold in each cell. There is no list of exceptions.
 */
import type { FastifyInstance } from 'fastify';
import { operationsIn, namesThings, requestFor } from './described.ts';
import type { Described, Request } from './described.ts';
import { bearer } from './house-for-tests.ts';
import type { Ids, Seeded } from './seed.ts';

export interface Matrix {
  readonly app: FastifyInstance;
  readonly document: unknown;
  /** Who asks. */
  readonly own: Seeded;
  /** Whose things must stay hidden. */
  readonly foreign: Seeded;
  /** Tokens of `own` by their only scope. */
  readonly tokens: ReadonlyMap<string, string>;
}

interface Seen {
  readonly status: number;
  readonly text: string;
}

export interface Verdict {
  readonly cells: number;
  readonly violations: readonly string[];
}

export async function walk(matrix: Matrix): Promise<Verdict> {
  const violations: string[] = [];
  let cells = 0;
  for (const operation of operationsIn(matrix.document)) {
    for (const cell of [anonymous, scopes, things]) {
      const found = await cell(matrix, operation);
      cells += found.cells;
      violations.push(...found.violations.map((what) => `${operation.operationId}: ${what}`));
    }
  }
  return { cells, violations };
}

const isClosed = (operation: Described): boolean => operation['x-open-to'] === undefined;

async function anonymous(matrix: Matrix, operation: Described): Promise<Verdict> {
  const asked = requestFor(operation, matrix.foreign.ids, 'made-by-nobody');
  const seen = await send(matrix.app, asked, undefined);
  const hidden = leaks(seen, matrix, asked);
  const known = isClosed(operation) || operation['x-open-to'] === 'signed-in';
  if (known && seen.status !== 401) hidden.push(`answers ${seen.status} without a key`);
  return { cells: 1, violations: hidden };
}

async function scopes(matrix: Matrix, operation: Described): Promise<Verdict> {
  if (!isClosed(operation)) return { cells: 0, violations: [] };
  const violations: string[] = [];
  for (const [scope, token] of matrix.tokens) {
    const allowed = scope === 'admin' || operation['x-scopes'].includes(scope);
    const claimed: Ids = scope === 'evidence:import' ? { claimed: 'true' } : {};
    const asked = requestFor(
      operation,
      { ...absentIds(matrix, 'unknown'), ...claimed },
      `made-with-${scope.replace(':', '-')}`,
    );
    const { status } = await send(matrix.app, asked, token);
    if (allowed && (status === 401 || status === 403)) violations.push(`refuses ${scope} with ${status}`);
    if (!allowed && status !== 403) violations.push(`answers ${status} to ${scope}`);
  }
  return { cells: matrix.tokens.size, violations };
}

async function things(matrix: Matrix, operation: Described): Promise<Verdict> {
  const token = isClosed(operation) ? matrix.tokens.get('admin') : undefined;
  const { own, foreign, app } = matrix;
  const asked = requestFor(operation, foreign.ids, 'made-1');
  const absent = requestFor(operation, absentIds(matrix), 'made-2');
  const mine = requestFor(operation, own.ids, `made-by-${own.organisation}`);
  const violations: string[] = [];
  if (namesThings(operation, foreign.ids)) {
    const [theirs, nobodys] = [await send(app, asked, token), await send(app, absent, token)];
    violations.push(...leaks(theirs, matrix, asked));
    const [one, other] = [plain(theirs, foreign.ids, 'made-1'), plain(nobodys, absentIds(matrix), 'made-2')];
    if (one !== other) violations.push(`tells what is another's from what is not there: ${one} / ${other}`);
  }
  const seen = await send(app, mine, token);
  violations.push(...leaks(seen, matrix, mine));
  if (seen.status >= 500 || (isClosed(operation) && [401, 403].includes(seen.status)))
    violations.push(`answers ${seen.status} to its own: ${seen.text.slice(0, 200)}`);
  return { cells: 3, violations };
}

const absentIds = ({ foreign }: Matrix, how = 'absent'): Ids =>
  Object.fromEntries(Object.keys(foreign.ids).map((name) => [name, `${how}-${name}`]));

/** The other's words and ids, besides those that stood in the question. */
function leaks(seen: Seen, { own, foreign }: Matrix, asked: Request): string[] {
  const common = new Set(Object.values(own.ids));
  const question = `${decodeURIComponent(asked.url)} ${asked.payload ?? ''}`;
  const words = [foreign.canary, ...Object.values(foreign.ids).filter((id) => !common.has(id))].filter(
    (word) => !question.includes(word),
  );
  return words.filter((word) => stands(word, seen.text)).map((word) => `shows "${word}"`);
}

/** As a word of its own: "northern" tells nobody of "north". */
const stands = (word: string, text: string): boolean =>
  text.split(word).some((before, at, parts) => {
    const after = parts[at + 1];
    return after !== undefined && !/[a-z]$/u.test(before) && !/^[a-z]/u.test(after);
  });

/** The answer without what must differ: ids that were asked for, and the name of the request. */
function plain({ status, text }: Seen, ids: Ids, fresh: string): string {
  const bare = Object.entries(ids)
    .sort(([, one], [, other]) => other.length - one.length)
    .reduce((left, [name, id]) => left.replaceAll(id, `<${name}>`), text.replaceAll(fresh, '<made>'));
  return `${status} ${bare.replaceAll(/urn:troth:request:[0-9a-f-]+/gu, '<request>').replaceAll(/"(?:token|secret|id)":"[^"]*"/gu, '<given>')}`;
}

async function send(app: FastifyInstance, request: Request, token: string | undefined): Promise<Seen> {
  const headers = { ...request.headers, ...(token === undefined ? {} : bearer(token)) };
  const answer = await app.inject({ ...request, headers, payloadAsStream: true });
  const chunks: string[] = [];
  for await (const chunk of answer.stream()) {
    chunks.push(String(chunk));
    // A stream of events has no end of its own: what is there to see is seen with the first event.
    if (String(answer.headers['content-type']).startsWith('text/event-stream') && String(chunk).includes('data:'))
      break;
  }
  return { status: answer.statusCode, text: chunks.join('') };
}
