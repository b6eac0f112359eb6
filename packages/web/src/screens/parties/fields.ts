/** Fields of records as the API hands them over: texts and words that a schema of the core has read before they were kept. */
import type { Localized } from '@troth/core';

interface Body {
  readonly body: Readonly<Record<string, unknown>>;
}

export const stateOf = ({ body }: Body): string => (typeof body['state'] === 'string' ? body['state'] : '');

export function textOf({ body }: Body, field: string): string | undefined {
  const value = body[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** English always, the other where somebody wrote it. */
export function wordsOf({ body }: Body, field: string): Localized | undefined {
  const value = body[field];
  if (typeof value !== 'object' || value === null || !('en' in value) || typeof value.en !== 'string') return undefined;
  const zh = 'zh-Hant' in value && typeof value['zh-Hant'] === 'string' ? value['zh-Hant'] : undefined;
  return { en: value.en, ...(zh === undefined ? {} : { 'zh-Hant': zh }) };
}

export function listOf({ body }: Body, field: string): readonly string[] {
  const value = body[field];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Groups of fields, or the one group. */
export function groupsOf({ body }: Body, field: string): readonly Readonly<Record<string, unknown>>[] {
  const value = body[field];
  return (Array.isArray(value) ? value : [value]).filter(
    (item: unknown): item is Readonly<Record<string, unknown>> => typeof item === 'object' && item !== null,
  );
}

export function moneyOf(
  record: Body,
  field: string,
): { readonly amount: string; readonly currency: string } | undefined {
  const [value] = groupsOf(record, field);
  const [amount, currency] = [value?.['amount'], value?.['currency']];
  return typeof amount === 'string' && typeof currency === 'string' ? { amount, currency } : undefined;
}
