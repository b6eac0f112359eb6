/** The draft that would answer what was confirmed: which template and tier, what it meets, and one press to begin it. */
import type { ReactNode } from 'react';
import { useGet } from '../../client/reading.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './requirements.module.css';
import { requirementWords } from './words.ts';

export function PlannedDraft({ party }: { readonly party: string }): ReactNode {
  const t = useWords(requirementWords);
  const say = useSay();
  const plan = useGet('/v1/parties/{party}/draft-plan', { params: { path: { party } } });
  return (
    <Loaded of={plan} lines={2}>
      {({ template, tier, offering, met, partly, not }) => {
        const names = { template: say(template.title), tier: say(tier.name), met, partly, not };
        const begin = new URLSearchParams({
          from: 'template',
          customer: party,
          template: template.id,
          tier: tier.id,
          open: 'proposal',
        });
        return (
          <p className={css['line']}>
            {offering === undefined
              ? t('planned', names)
              : t('plannedSold', { ...names, offering: say(offering.name) })}{' '}
            <To href={`/drafts/new?${begin.toString()}`} strong>
              {t('draftFrom')}
            </To>
          </p>
        );
      }}
    </Loaded>
  );
}
