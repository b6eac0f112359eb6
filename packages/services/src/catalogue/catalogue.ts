import type { Json, Outcome } from '@troth/core';
import type { Command, Context, Question } from '../context.ts';
export const catalogueKinds = ['service', 'party', 'site', 'person'] as const;
export type CatalogueKind = (typeof catalogueKinds)[number];
export interface CatalogueItem {
  readonly kind: CatalogueKind;
  readonly id: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly retired: boolean;
  readonly body: Json;
}
export async function putItem(
  context: Context,
  command: Command & {
    readonly kind: CatalogueKind;
    readonly id: string;
    readonly body: unknown;
    readonly expect?: number | undefined;
    readonly retired?: boolean | undefined;
  },
): Promise<Outcome<CatalogueItem>> {
  throw new Error(`${context} ${command}`);
}
export async function readItem(
  context: Context,
  question: Question & { readonly kind: CatalogueKind; readonly id: string },
): Promise<Outcome<CatalogueItem>> {
  throw new Error(`${context} ${question}`);
}
export async function listItems(
  context: Context,
  question: Question & {
    readonly kind: CatalogueKind;
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<readonly CatalogueItem[]> {
  throw new Error(`${context} ${question}`);
}
