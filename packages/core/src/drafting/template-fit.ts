/**
 * Requirements beside what templates promise: which template, in which tier, answers them best. Owns: the comparison and the order.
 * Does not own: what is sold (requirements/fit.ts), which templates may be used (services), filling one in (templates).
 */
import { readAgreements } from '../agreements/book.ts';
import type { AgreementTerms } from '../agreements/schema/agreement.ts';
import { kinship } from './kinship.ts';
import { requirementFit } from './requirement-fit.ts';
import type { Required, RequirementFit } from './requirement-fit.ts';
import { instantiate } from './templates/instantiate.ts';
import { standInValues } from './templates/stand-ins.ts';
import type { Template } from './templates/template.ts';

export interface TemplateFit {
  readonly template: string;
  readonly tier: string;
  readonly met: number;
  readonly partly: number;
  /** Of those that must be, how many are not met. */
  readonly mustsMissed: number;
  readonly fits: readonly RequirementFit[];
}

type Asked = Required & { readonly priority: string };

/**
 * Templates about what is asked for stand before others, however well these would answer; `names` are those of the services. Where two
 * answer alike, the one named first: tiers stand from the least to the most that is promised.
 */
export function templateFit(
  asked: readonly Asked[],
  templates: readonly Template[],
  names: readonly string[] = [],
): readonly TemplateFit[] {
  const kin = new Map(templates.map((template) => [template.id, kinship(template, names)]));
  const kinOf = ({ template }: TemplateFit): number => kin.get(template) ?? 0;
  const musts = new Set(asked.filter(({ priority }) => priority === 'must').map(({ id }) => id));
  return templates
    .flatMap((template) =>
      template.tiers.flatMap((tier) => {
        const terms = termsOf(template, tier.id);
        if (terms === undefined) return [];
        const fits = requirementFit(asked, terms);
        const count = (wanted: RequirementFit['verdict']): number =>
          fits.filter(({ verdict }) => verdict === wanted).length;
        const mustsMissed = fits.filter((one) => one.verdict === 'not' && musts.has(one.requirement)).length;
        return [
          { template: template.id, tier: tier.id, met: count('met'), partly: count('partly'), mustsMissed, fits },
        ];
      }),
    )
    .toSorted((one, other) => kinOf(other) - kinOf(one) || best(one, other));
}

const best = (one: TemplateFit, other: TemplateFit): number =>
  one.mustsMissed - other.mustsMissed || other.met - one.met || other.partly - one.partly;

const kept = new WeakMap<Template, Map<string, AgreementTerms | undefined>>();

/** What the template promises in a tier; what nobody told yet is stood in for, and no promise rests on it. */
function termsOf(template: Template, tier: string): AgreementTerms | undefined {
  const known = kept.get(template) ?? new Map<string, AgreementTerms | undefined>();
  kept.set(template, known);
  if (!known.has(tier)) known.set(tier, readTerms(template, tier));
  return known.get(tier);
}

function readTerms(template: Template, tier: string): AgreementTerms | undefined {
  const made = instantiate(template, { tier, values: standInValues(template) });
  if (!made.ok) return undefined;
  const book = readAgreements([{ file: template.id, text: JSON.stringify(made.value.text) }]);
  return book.ok ? book.value.agreements[0]?.revisions[0]?.terms : undefined;
}
