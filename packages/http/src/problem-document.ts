/** From anything thrown to a problem document. Bad input never becomes a 5xx; a fault of ours never shows its inside. */
import { Conflict, Unavailable } from '@troth/stores';
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem, problems } from './errors.ts';
import type { ProblemCode, ProblemDetail } from './errors.ts';

export const problemType = 'application/problem+json';

/** The document itself. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .meta({ description: 'A URI that names the kind of problem.', examples: ['urn:troth:problem:invalid'] }),
    title: z.string().describe('The kind of problem in words; the same for every problem of its kind.'),
    status: z.number().int().describe('The HTTP status again.'),
    code: z.string().describe('The last part of `type`, to switch on.'),
    detail: z.string().describe('What happened here, and what to do.'),
    instance: z.string().describe('Names this request in the log of the server.'),
    errors: z
      .array(
        z.object({
          code: z.string(),
          message: z.string().describe('What is wrong and what to write instead.'),
          pointer: z.string().optional().describe('JSON pointer into the body (RFC 6901).'),
          parameter: z.string().optional().describe('Name of the path, query or header parameter.'),
          met: z
            .object({ path: z.array(z.string()), yours: z.unknown().optional(), theirs: z.unknown().optional() })
            .optional()
            .describe('Two people changed the same place: what each of them wrote; missing where it is taken away.'),
        }),
      )
      .optional()
      .describe('Everything that is wrong, not only the first.'),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' });

type ProblemDocument = z.infer<typeof problemSchema>;

export function problemDocument(problem: Problem, instance: string): ProblemDocument {
  const { status, title } = problems[problem.code];
  return {
    type: `urn:troth:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    instance: `urn:troth:request:${instance}`,
    ...(problem.errors.length === 0 ? {} : { errors: [...problem.errors] }),
  };
}

/** What Fastify and Node say about requests they could not read, in our words. */
const byFastifyCode: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported-type',
    'Name the content type of the body, as in Content-Type: application/json.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed', 'The body is not as long as Content-Length says. Send it again.'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 'Send the body in smaller parts.'],
  FST_ERR_BAD_URL: ['malformed', 'The address is not a URL: write % only before two hexadecimal digits.'],
  FST_ERR_MAX_PARAM_LENGTH: ['address-too-long', 'A part of the address is longer than 200 characters.'],
};

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Conflict) return new Problem('conflict', error.message);
  if (error instanceof Unavailable) return unavailable(error);
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error);
  const known = byFastifyCode[codeOf(error)];
  if (known !== undefined) return new Problem(known[0], known[1]);
  const status = statusOf(error);
  if (status >= 400 && status < 500) return new Problem('malformed', 'The request cannot be read. Check its form.');
  return new Problem(
    'fault',
    'Something broke on our side; nothing was stored. Ask the operator to look for this instance in the log.',
  );
}

function unavailable(error: Unavailable): Problem {
  const headers = { 'retry-after': error.why === 'full' ? '60' : '2' };
  return new Problem(error.why, error.message, { headers });
}

type Validation = Pick<FastifyError, 'validation' | 'validationContext'>;

function invalid(error: Validation): Problem {
  const context = error.validationContext ?? 'body';
  const errors = (error.validation ?? []).map((issue): ProblemDetail => {
    const place = issue.instancePath === '/' ? '' : issue.instancePath;
    const where = context === 'body' ? { pointer: place } : { parameter: place.slice(1) };
    return { code: issue.keyword, message: issue.message ?? 'This is not as the schema says.', ...where };
  });
  return new Problem(context === 'body' ? 'invalid' : 'malformed', sentence(errors, context), { errors });
}

function sentence(errors: readonly ProblemDetail[], context: string): string {
  const [first] = errors;
  const where = first?.pointer ?? first?.parameter ?? '';
  const count = errors.length === 1 ? 'One thing is' : `${errors.length} things are`;
  return `${count} wrong in the ${context === 'querystring' ? 'query' : context}, first${where === '' ? '' : ` at ${where}`}: ${first?.message ?? ''}`;
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}
