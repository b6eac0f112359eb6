/** Which evidence speaks of a commitment, where an agreement has several services. Owns: the names of a commitment's service. */
import type { Commitment, Revision } from '../agreements/revision.ts';
import { ofService } from '../evidence/of-service.ts';
import type { EvidenceView } from '../evidence/view.ts';

/** The view as the commitment may look at it; ids that its terms name themselves stay as they are. */
export function ownEvidence(
  evidence: EvidenceView,
  { commitment, revision }: { readonly commitment: Commitment; readonly revision: Revision },
): EvidenceView {
  const services = revision.terms.services ?? [];
  const { service, metric } = commitment.terms;
  const mine = service === undefined && services.length === 1 ? services[0] : services.find(({ id }) => id === service);
  if (mine === undefined) return evidence;
  const asked = new Set([
    ...commitment.subjects.map(({ id }) => id),
    ...('members' in metric ? (metric.members ?? []) : []),
    ...(mine.sites ?? []).map(({ id }) => id),
  ]);
  const others = services
    .filter((one) => one !== mine)
    .flatMap((one) => [one.id, ...(one.sites ?? []).map(({ id }) => id)]);
  const unasked = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.filter((id) => !asked.has(id)));
  return ofService(evidence, { own: unasked([mine.id]), others: unasked(others.filter((id) => id !== mine.id)) });
}
