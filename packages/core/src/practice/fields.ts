/** Fields that many kinds of records share. Numbers only count; money, shares and instants are exact text. */
import { z } from 'zod';

/** Letters, digits and . _ : - ; at most 100. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/u, 'write letters, digits, . _ : - and at most 100 of them');
export const words = z.string().trim().min(1, 'write something').max(500, 'at most 500 characters');
export const prose = z.string().trim().min(1, 'write something').max(20_000, 'at most 20,000 characters');
/** English always, Traditional Chinese where somebody wrote it. */
export const name = z.strictObject({ en: words, 'zh-Hant': words.optional() });
export const longText = z.strictObject({ en: prose, 'zh-Hant': prose.optional() });
/** RFC 3339 with an offset. */
export const moment = z.iso.datetime({
  offset: true,
  message: 'write a moment with its offset, as 2025-02-26T08:30:00+08:00',
});
export const day = z.iso.date('write a day, as 2025-02-26');
export const window = z.strictObject({ start: moment, end: moment });
export const money = z.strictObject({
  amount: z.string().regex(/^-?\d{1,15}(?:\.\d{1,4})?$/u, 'write an amount, as 15000.00'),
  currency: z.string().regex(/^[A-Z]{3}$/u, 'write three letters, as HKD'),
});
/** "2024-11". */
export const period = z.string().regex(/^[0-9][0-9A-Za-z-]{3,20}$/u, 'write a period, as 2024-11');
export const count = z.int().min(0).max(1_000_000_000);
export const reference = z.string().regex(/^[a-z-]+\/[A-Za-z0-9][A-Za-z0-9._:/#-]{0,199}$/u, 'write kind/id');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, 'write 64 hexadecimal digits');
export const language = z.enum(['en', 'zh-Hant']);
/** A file kept beside records, named by its content. */
export const attachment = z.strictObject({ name: words, type: words, size: count, sha256 });
export const many = <T extends z.ZodType>(item: T): z.ZodArray<T> => z.array(item).max(1000);
