/** Signing and sealing by an authority of our own: the demo, tests, organisations that sign under their own root. */
import type { Instant } from '@troth/core';
import type { Authority } from '@troth/documents';
import type { Sealing } from '../context.ts';

/** Time stamps are made in this process, by this clock. */
export function ownSealing(authority: Authority, clock: () => Instant): Sealing {
  const trust = [authority.root];
  return {
    signerFor: authority.signerFor,
    seal: authority.seal,
    timeStamp: (request) => authority.answer(request, clock()),
    stampRules: { trust },
    trust,
  };
}
