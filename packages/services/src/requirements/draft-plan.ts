/**
 * Which draft would answer what a customer asked for: its requirements, what is sold that meets most of them, and the template and
 * tier that promise it. Owns: the choice; everything stays to be changed by who drafts. Does not own: the comparisons (core),
 * beginning the draft (drafting/begin.ts).
 */
import { accepted, fitOf, refused, templateFit } from '@troth/core';
import type { FitColumn, Localized, Outcome, Template } from '@troth/core';
import type { Context, Question } from '../context.ts';
import { registerOf } from '../practice/register.ts';
import type { Register } from '../practice/register.ts';
import { templateLibrary, versionOf } from '../templates/library.ts';
import type { LibraryTemplate } from '../templates/library.ts';

export interface DraftPlan {
  readonly party: string;
  readonly requirements: readonly string[];
  /** Missing where nothing is sold for the services that are asked for. */
  readonly offering?: { readonly id: string; readonly name: Localized; readonly met: number } | undefined;
  readonly template: { readonly id: string; readonly title: Localized };
  readonly tier: { readonly id: string; readonly name: Localized };
  readonly met: number;
  readonly partly: number;
  readonly not: number;
}

export async function draftPlan(
  context: Context,
  { organisation, party }: Question & { readonly party: string },
): Promise<Outcome<DraftPlan>> {
  const register = await registerOf(context.store, organisation);
  if (register.get('party', party) === undefined)
    return refused({ code: 'NOT-FOUND', message: `there is no party ${party}` });
  const asked = askedBy(register, party);
  if (asked.length === 0)
    return refused({
      code: 'CONFLICT',
      message: `${party} has confirmed no requirement: read them back to its representative first`,
    });
  const library = await context.store.read(organisation, templateLibrary);
  const templates = usableSlas(library);
  const offering = offeringFor(register, asked);
  const fits = templateFit(asked, templates, namesOf(register, asked));
  const [first] = fits;
  const template = templates.find(({ id }) => id === first?.template);
  if (first === undefined || template === undefined)
    return refused({ code: 'CONFLICT', message: 'no template may be used: approve one first' });
  const sold = offering && tierNamed(template, offering.tier);
  const chosen = fits.find((one) => one.template === template.id && one.tier === sold) ?? first;
  const tier = template.tiers.find(({ id }) => id === chosen.tier);
  return accepted({
    party,
    requirements: asked.map(({ id }) => id),
    offering: offering && { id: offering.offering, name: offering.name, met: offering.met },
    template: { id: template.id, title: template.title },
    tier: { id: chosen.tier, name: tier?.names ?? { en: chosen.tier } },
    met: chosen.met,
    partly: chosen.partly,
    not: chosen.fits.length - chosen.met - chosen.partly,
  });
}

const askedBy = (register: Register, party: string) =>
  register
    .all('requirement')
    .filter(({ body }) => body.party === party && body.state === 'confirmed' && body.priority !== 'wont')
    .map(({ id, body }) => ({ ...body, id }));

/** What the services that are asked for are called, and of which category they are. */
const namesOf = (register: Register, asked: ReturnType<typeof askedBy>): readonly string[] =>
  [...new Set(asked.flatMap(({ service }) => service ?? []))].flatMap((id) => {
    const body = register.get('service', id)?.body;
    return [body?.name, body?.category].flatMap((one) => one?.en ?? []);
  });

/** The newest version that may be used of each. */
function usableSlas(library: readonly LibraryTemplate[]): readonly Template[] {
  const ids = [...new Set(library.map(({ template }) => template.id))];
  return ids.flatMap((id) => {
    const found = versionOf(library, id);
    if (!found.ok || found.value.template.type !== 'sla') return [];
    const { state, template } = found.value;
    return state === 'shipped' || state === 'approved' ? [template] : [];
  });
}

/** What is on sale of the services asked for and leaves the fewest unmet; of those the cheapest. */
function offeringFor(register: Register, asked: ReturnType<typeof askedBy>): FitColumn | undefined {
  const services = new Set(asked.flatMap(({ service }) => service ?? []));
  const offerings = register
    .all('offering')
    .filter(({ body }) => services.has(body.service) && body.state === 'published')
    .map(({ id, body }) => ({ ...body, id }))
    .toSorted((one, other) => Number(one.price?.amount ?? 0) - Number(other.price?.amount ?? 0));
  return fitOf({ requirements: asked, offerings }).toSorted(
    (one, other) => one.unmet + one.unknown - (other.unmet + other.unknown),
  )[0];
}

/** The tier of a template that goes by the name under which the tier is sold. */
function tierNamed({ tiers }: Template, sold: string | undefined): string | undefined {
  const name = sold?.toLowerCase();
  return tiers.find(({ id, names }) => id.toLowerCase() === name || names.en.toLowerCase() === name)?.id;
}
