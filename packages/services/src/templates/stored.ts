/** A template as a record keeps it. Owns: reading it back. */
import { recordKinds, templateSchema } from '@troth/core';
import type { StoredRecord } from '@troth/stores';
import { readBody } from '../stored-body.ts';
import type { LibraryTemplate } from './library.ts';

const states = { draft: 'draft', approved: 'approved', retired: 'retired' } as const;

/** It was read by the same schema before it was kept. */
export function readBodyOfTemplate(stored: StoredRecord): LibraryTemplate {
  const body = readBody(recordKinds.template.schema, stored);
  const state = Object.hasOwn(states, body.state) ? states[body.state as keyof typeof states] : 'draft';
  return { template: templateSchema.parse(body.text), state, record: stored.id, madeFrom: body.madeFrom };
}
