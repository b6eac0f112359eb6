/** A record of the API in the form that its acts and the core's authority ask. */
import type { Kept, RecordKindName, TrailLine } from '@troth/core';
import type { AnswerOf } from '../../client/reading.ts';

export type AnyRecord = AnswerOf<'/v1/records/{kind}/{record}'>;

interface ActedOn {
  readonly kind: RecordKindName;
  readonly id: string;
  readonly version: number;
  readonly body: Kept & Readonly<Record<string, unknown>>;
}

/** The server has read state and trail with the schema of the kind before it kept them. */
export function actedOn({ kind, id, version, body }: AnyRecord): ActedOn {
  const state = typeof body['state'] === 'string' ? body['state'] : '';
  return { kind, id, version, body: { ...body, state, trail: trailOf(body) } };
}

const textIn = (line: object, field: string): string => {
  const value: unknown = Reflect.get(line, field);
  return typeof value === 'string' ? value : '';
};

export function trailOf(body: AnyRecord['body']): readonly TrailLine[] {
  const trail = body['trail'];
  if (!Array.isArray(trail)) return [];
  return trail.flatMap((line: unknown): readonly TrailLine[] => {
    if (typeof line !== 'object' || line === null) return [];
    const note = textIn(line, 'note');
    const head = { act: textIn(line, 'act'), by: textIn(line, 'by'), at: textIn(line, 'at') };
    return [{ ...head, ...(note === '' ? {} : { note }) }];
  });
}
