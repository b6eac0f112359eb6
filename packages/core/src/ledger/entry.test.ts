import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Instant } from '../values/instant.ts';
import { chainEntry, chainStart } from './entry.ts';
import type { EntryDraft } from './entry.ts';

const draft: EntryDraft = {
  kind: 'record',
  subject: 'SLA-1',
  actor: 'mei',
  occurred: Instant.parse('2024-11-14T08:55:00+08:00'),
  body: { b: '99.9', a: [1, null] },
};
const place = { index: 0, recordedAt: Instant.parse('2024-11-15T00:00:00Z'), previous: chainStart };

test('the hash is SHA-256 over the previous hash, a line feed and the canonical JSON, as anybody can take it', () => {
  const text = `${'0'.repeat(64)}\n{"actor":"mei","body":{"a":[1,null],"b":"99.9"},"index":0,"kind":"record","occurred":"2024-11-14T00:55:00.000Z","recordedAt":"2024-11-15T00:00:00.000Z","subject":"SLA-1"}`;
  expect(chainEntry(draft, place).hash).toBe(createHash('sha256').update(text).digest('hex'));
});

test('every part of an entry moves its hash, and an absent key is no empty one', () => {
  const entry = chainEntry(draft, place);
  const others = [
    chainEntry({ ...draft, kind: 'evidence' }, place),
    chainEntry({ ...draft, subject: 'SLA-2' }, place),
    chainEntry({ ...draft, actor: 'wing' }, place),
    chainEntry({ ...draft, occurred: undefined }, place),
    chainEntry({ ...draft, key: '' }, place),
    chainEntry({ ...draft, body: {} }, place),
    chainEntry(draft, { ...place, index: 1 }),
    chainEntry(draft, { ...place, recordedAt: Instant.plus(place.recordedAt, 1) }),
    chainEntry(draft, { ...place, previous: entry.hash }),
  ];
  expect(new Set([entry, ...others].map(({ hash }) => hash)).size).toBe(others.length + 1);
  expect(chainEntry({ ...draft, key: undefined }, place)).toEqual(entry);
});
