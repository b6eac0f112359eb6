/** Shapes that many operations have in common: ids, moments, pages. */
import { Instant } from '@troth/core';
import { z } from 'zod';
import { readNumberCursor, readTextCursor, writeCursor } from './cursor.ts';

const control = /\p{Cc}/u;

/** An id as it stands in an address or a body. */
export const idSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed() && !control.test(text), 'an id has no control characters')
  .describe('An id of yours or ours.');

export const wordsSchema = (most: number) => z.string().trim().min(1).max(most);

export const momentSchema = z
  .string()
  .max(40)
  .refine(
    (text) => Instant.tryParse(text) !== undefined,
    'is no moment; write date, time and offset, as in 2024-11-14T08:55:00+08:00',
  )
  .meta({ description: 'RFC 3339; the offset is required.', examples: ['2024-11-14T08:55:00+08:00'] });

/** Of what is agreed upon: a year in which nobody promises anything is a slip of the hand, said and not computed. */
export const nearMomentSchema = momentSchema.refine(
  (text) => text >= '1900' && text < '2200',
  'lies outside the years 1900 to 2199; check the year',
);

export const monthSchema = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u, 'is no month; write 2024-11')
  .meta({ examples: ['2024-11'] });

export const periodSchema = z
  .string()
  .regex(/^[0-9A-Za-z-]{1,40}$/u, 'is no period; write 2024-11, 2024-Q4, 2024-W46 or as the agreement has it')
  .meta({ description: 'Key of a period, as the agreement counts them.', examples: ['2024-11'] });

const limitSchema = z.coerce.number().int().min(1).max(500).default(50).describe('Items on a page, at most 500.');
const cursorSchema = z.string().min(1).max(1000).optional().describe('`next` of the page before.');

export const pageQuery = { limit: limitSchema, cursor: cursorSchema };

export interface PageAsked {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: z.string().optional().describe('Cursor of the next page; missing on the last one.'),
  });

interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

/** A page from one item more than was asked for: whether there is a next page is known without another question. */
export function pageFrom<T>(
  found: readonly T[],
  at: { readonly list: string; readonly limit: number },
  placeOf: (item: T) => string | number,
): Page<T> {
  const items = found.slice(0, at.limit);
  const last = items.at(-1);
  if (found.length <= at.limit || last === undefined) return { items };
  return { items, next: writeCursor(at.list, placeOf(last)) };
}

/** Asks a service for a page by id, with one more to see whether there is a next one. */
export async function pageById<T>(
  asked: PageAsked,
  list: string,
  how: {
    readonly read: (question: { after?: string; limit: number }) => Promise<readonly T[]>;
    readonly idOf: (item: T) => string;
  },
): Promise<Page<T>> {
  const after = readTextCursor(list, asked.cursor);
  const found = await how.read({ limit: asked.limit + 1, ...(after === undefined ? {} : { after }) });
  return pageFrom(found, { list, limit: asked.limit }, how.idOf);
}

/** As `pageById`, for lists that come whole: cut here. */
export async function pageOfWhole<T>(
  asked: PageAsked,
  list: string,
  how: { readonly read: () => Promise<readonly T[]>; readonly idOf: (item: T) => string },
): Promise<Page<T>> {
  const after = readTextCursor(list, asked.cursor);
  const all = [...(await how.read())].sort((one, other) => (how.idOf(one) < how.idOf(other) ? -1 : 1));
  const found = after === undefined ? all : all.filter((item) => how.idOf(item) > after);
  return pageFrom(found, { list, limit: asked.limit }, how.idOf);
}

export const numberAfter = (list: string, asked: PageAsked): number | undefined => readNumberCursor(list, asked.cursor);

/** A document whose own schema is published elsewhere: passed on to the byte, since its hash is. */
export const documentSchema = (description: string) =>
  z.unknown().meta({ type: 'object', additionalProperties: true, description });

/** Whatever the JSON of a body held here: it was parsed from JSON, so that it is JSON. */
export const anyJson = z.unknown();

export const wordPair = z.object({ en: z.string(), 'zh-Hant': z.string().optional() });
