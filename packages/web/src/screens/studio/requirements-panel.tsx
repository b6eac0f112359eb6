/** The requirements that the draft answers, each met or not with both numbers; a press leads to the promise. */
import { requirementFit } from '@troth/core';
import type { Required, RequirementFit } from '@troth/core';
import type { ReactNode } from 'react';
import { useRecords } from '../../client/records.ts';
import { Mark } from '../../parts/mark.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { isGroup, isList, valueAt } from './model/text-at.ts';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { studioWords } from './words.ts';

export function RequirementsPanel(): ReactNode {
  const t = useWords(studioWords);
  const { draft, readable } = useStudio();
  const wanted = draft.begunFrom.requirements ?? [];
  const { data } = useRecords('requirement', {}, wanted.length > 0);
  const terms = readable.revision?.terms;
  if (wanted.length === 0 || data === undefined || terms === undefined) return null;
  const asked = data.filter(({ id }) => wanted.includes(id)).map(({ id, body }): Required => ({ ...body, id }));
  const fit = requirementFit(asked, terms);
  const met = fit.filter(({ verdict }) => verdict === 'met').length;
  return (
    <Panel
      title={t('requirementsTitle')}
      note={t('requirementsNote', { met, all: fit.length })}
      count={
        <Mark tone={met === fit.length ? 'good' : 'warn'} icon={met === fit.length ? 'check' : 'warn'}>
          {met} / {fit.length}
        </Mark>
      }
    >
      <ul className={css['fits']}>
        {fit.map((one) => (
          <Fit key={one.requirement} fit={one} title={asked.find(({ id }) => id === one.requirement)?.title} />
        ))}
      </ul>
    </Panel>
  );
}

const looks = {
  met: ['good', 'check', 'met'],
  partly: ['warn', 'warn', 'partly'],
  not: ['bad', 'cross', 'notMet'],
} as const;

function Fit({
  fit,
  title,
}: {
  readonly fit: RequirementFit;
  readonly title: Required['title'] | undefined;
}): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const { lead, working } = useStudio();
  const [tone, icon, word] = looks[fit.verdict];
  const list = valueAt(working.text, ['commitments']);
  const at = isList(list) ? list.findIndex((one) => isGroup(one) && one['id'] === fit.commitment) : -1;
  return (
    <li>
      <div className={css['fitHead']}>
        <button
          type="button"
          className={css['finding']}
          onClick={() => lead(at < 0 ? ['commitments'] : ['commitments', at, 'target'])}
        >
          {title === undefined ? fit.requirement : say(title)}
        </button>
        <Mark tone={tone} icon={icon}>
          {t(word)}
        </Mark>
      </div>
      <p className={css['findingMore']}>{say(fit.why)}</p>
    </li>
  );
}
