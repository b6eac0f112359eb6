/** Words that are not the approved ones, and counsel's approval of them. */
import type { ReactNode } from 'react';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Failed } from '../../parts/failed.tsx';
import { Mark } from '../../parts/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import { Changed } from './chapter-view.tsx';
import { Panel } from './panel.tsx';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { useDeviations } from './use-deviations.ts';
import { studioWords } from './words.ts';

export function DeviationsPanel(): ReactNode {
  const t = useWords(studioWords);
  const { draft, lead, working } = useStudio();
  const found = useDeviations();
  const approve = useSend(() =>
    api.POST('/v1/drafts/{draft}/legal-approval', { params: { path: { draft: draft.id } }, body: {} }),
  );
  const current = draft.inside?.legal?.current === true && working.text === working.base.text;
  return (
    <Panel
      title={t('deviationsTitle')}
      open={found.length > 0}
      count={
        <Mark
          tone={found.length === 0 || current ? 'good' : 'warn'}
          icon={found.length === 0 || current ? 'check' : 'warn'}
        >
          {found.length}
        </Mark>
      }
    >
      {found.length === 0 && <p className={css['soft']}>{t('noDeviations')}</p>}
      <ul className={css['findings']}>
        {found.map(({ hash, clause, path, language, changes }) => (
          <li key={hash}>
            <button type="button" className={css['finding']} onClick={() => lead(path)}>
              <span className={css['findingCode']}>{clause}</span>{' '}
              <span lang={language === 'en' ? 'en-HK' : 'zh-Hant-HK'}>
                <Changed words={changes} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > 0 && <p className={css['small']}>{t(current ? 'legalDone' : 'legalOpen')}</p>}
      {found.length > 0 && !current && (
        <ActButton level={5} quiet busy={approve.isPending} onClick={() => approve.mutate(undefined)}>
          {t('approveLegal')}
        </ActButton>
      )}
      {approve.error !== null && <Failed error={approve.error} />}
    </Panel>
  );
}
