/**
 * A signed contract for the examples: Harbourline's agreement with Lion Rock Securities, as both parties hold it. The authority is
 * made for it and thrown away, so it proves nothing about anybody. Other bytes every time: signatures draw on chance.
 *
 *   node scripts/example-contract.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canonicalText, Instant, readAgreements, readDocuments, trailLine } from '@troth/core';
import type { TrailEntry } from '@troth/core';
import { contractFile, foundAuthority, openAuthority } from '@troth/documents';
import { ownSealing } from '@troth/services';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'examples/contracts');
const organisation = 'Harbourline Networks Ltd';
const customer = 'Lion Rock Securities';
const zone = 'Asia/Hong_Kong';
const asked = Instant.parse('2024-01-24T10:00:00+08:00');
const moments = ['2024-01-24T16:20:00+08:00', '2024-01-25T11:05:00+08:00', '2024-01-25T11:06:00+08:00'].map(
  Instant.parse,
);

const texts = ['standard', 'sla-lr-metro'].map((name) => {
  const file = `examples/harbourline/agreements/${name}.yaml`;
  return { file, text: readFileSync(join(root, file), 'utf8') };
});
const [book, documents] = [readAgreements(texts), readDocuments(texts)];
if (!book.ok || !documents.ok) throw new Error('the agreements of the examples can be read');
const revision = book.value.agreements.find(({ id }) => id === 'SLA-LR-METRO')?.revisions[0];
if (revision === undefined) throw new Error('the examples have SLA-LR-METRO');
const { hash } = revision;

const authority = openAuthority(
  await foundAuthority({
    organisation,
    from: Instant.parse('2024-01-01T00:00:00Z'),
    until: Instant.parse('2049-01-01T00:00:00Z'),
  }),
);
let now = asked;
// Another version may write the terms in other words: this name lets a reader be told so.
const program = 'troth 0.1.0, example';
const sealing = ownSealing({ authority, organisation, clock: () => now, program });

const needed = new Set([hash, ...revision.parents.map((parent) => parent.hash)]);
const own = documents.value.filter((one) => needed.has(one.hash)).map(({ data }) => data);
const file = await contractFile(revision, { documents: own });
let bytes: Uint8Array = file.bytes;
let trail: readonly TrailEntry[] = trailLine([], {
  at: Instant.format(asked),
  zone,
  who: organisation,
  what: 'asked',
  document: hash,
});
const signatories = (revision.terms.parties?.signatories ?? []).toSorted((one, other) => one.order - other.order);
for (const [index, { name, party, capacity, order }] of signatories.entries()) {
  now = moments[index] ?? asked;
  const found = file.places.find((one) => one.order === order);
  const [left = 0, bottom = 0, right = 0, top = 0] = found?.rectangle ?? [];
  bytes = await sealing.sign(bytes, {
    name,
    organisation: party === 'provider' ? organisation : customer,
    capacity,
    reason: `Signs SLA-LR-METRO, revision 1`,
    at: now,
    terms: hash,
    place: found === undefined ? undefined : { page: found.page, left, bottom, right, top },
  });
  trail = trailLine(trail, {
    at: Instant.format(now),
    zone,
    who: name,
    what: 'signed',
    document: hash,
    identity: 'a code by mail',
  });
}
now = moments.at(-1) ?? asked;
const what = 'Sealed when all had signed SLA-LR-METRO, revision 1';
bytes = await sealing.sign(bytes, { reason: what, at: now, terms: hash, trail: trail.at(-1)?.hash });

mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'sla-lr-metro-r1-signed.pdf'), bytes);
writeFileSync(join(folder, 'sla-lr-metro-r1-trail.json'), canonicalText(trail));
writeFileSync(join(folder, 'harbourline-root.crt'), authority.root);
