/** Records of the practice as these screens read them: the kind's own schema reads the body. */
import { recordKinds } from '@troth/core';
import type { Localized, RecordBody } from '@troth/core';
import type { AnswerOf } from '../../client/reading.ts';

export type Raw = AnswerOf<'/v1/records/{kind}/{record}'>;

export interface ReadRecord<K extends keyof typeof recordKinds> {
  readonly id: string;
  readonly version: number;
  readonly title: Localized | string;
  readonly body: RecordBody<K>;
  readonly acts?: Raw['acts'];
}

/** Undefined for what is of another kind. */
export function readAs<K extends keyof typeof recordKinds>(
  kind: K,
  { id, version, title, body, acts }: Raw,
): ReadRecord<K> | undefined {
  const read = recordKinds[kind].schema.safeParse(body);
  return read.success ? { id, version, title, body: read.data as RecordBody<K>, acts } : undefined;
}

export const readAll = <K extends keyof typeof recordKinds>(kind: K, items: readonly Raw[]): readonly ReadRecord<K>[] =>
  items.flatMap((item) => readAs(kind, item) ?? []);
