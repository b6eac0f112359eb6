/** What is promised: minutes first, the last thirteen periods of each promise, and what a miss gives. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaAgreementPage } from '../../client/api.d.ts';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page.tsx';
import { SlamLetters, SlamMark } from '../../parts/slam-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import css from './agreements.module.css';
import { StandingText } from './standing-text.tsx';
import { agreementWords } from './words.ts';

type Promised = SchemaAgreementPage['promises'][number];

export function PromisesTab({ page }: { readonly page: SchemaAgreementPage }): ReactNode {
  const t = useWords(agreementWords);
  return (
    <>
      <Section title={t('promises')} note={t('promisesNote')}>
        {page.promises.map((promise) => (
          <OnePromise key={promise.commitment} agreement={page.line.id} promise={promise} />
        ))}
      </Section>
      <Section title={t('roles')}>
        <Roles page={page} />
      </Section>
    </>
  );
}

function OnePromise({ agreement, promise }: { readonly agreement: string; readonly promise: Promised }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  const language = useLanguage();
  const words = promise.words[language];
  const base = addressOf('/agreements/$agreement/commitments/$commitment', {
    agreement,
    commitment: promise.commitment,
  });
  return (
    <article className={css['promise']}>
      <div className={css['line']}>
        <To href={base} strong>
          {say(promise.title)}
        </To>
        <span className={css['small']}>{promise.clause}</span>
      </div>
      <div>{words.promise}</div>
      {words.inMinutes !== undefined && <p className={css['inMinutes']}>{words.inMinutes}</p>}
      {promise.subjects.length === 0 && <p className={css['small']}>{t('noPeriods')}</p>}
      {promise.subjects.map((subject) => (
        <SubjectLine key={subject.subject ?? ''} base={base} subject={subject} title={say(promise.title)} />
      ))}
      <Rungs promise={promise} />
    </article>
  );
}

interface SubjectProps {
  readonly base: string;
  readonly title: string;
  readonly subject: Promised['subjects'][number];
}

function SubjectLine({ base, title, subject: { subject, periods } }: SubjectProps): ReactNode {
  const t = useWords(agreementWords);
  const of = subject === undefined ? '' : `&subject=${encodeURIComponent(subject)}`;
  const last = periods.at(-1);
  return (
    <div className={css['subject']}>
      {subject !== undefined && <span className={css['name']}>{subject}</span>}
      <SlamLetters
        label={`${title}${subject === undefined ? '' : ` · ${subject}`}: ${t('slam')}`}
        periods={periods.map(({ period, mark }) => ({ period, mark, href: `${base}?period=${period}${of}` }))}
      />
      {last !== undefined && (
        <>
          <SlamMark state={last.mark} />
          <To href={`${base}?period=${last.period}${of}`}>
            <StandingText standing={last} />
          </To>
          {last.usedPercent !== undefined && (
            <span className={css['small']}>{t('usedOf', { percent: last.usedPercent })}</span>
          )}
        </>
      )}
    </div>
  );
}

export function Rungs({ promise: { words } }: { readonly promise: Pick<Promised, 'words'> }): ReactNode {
  const t = useWords(agreementWords);
  const { rungs, otherRules, measured } = words[useLanguage()];
  const timed = rungs.some(({ minutes }) => minutes !== undefined);
  return (
    <details>
      <summary>{t('ifMissed')}</summary>
      {rungs.length > 0 && (
        <table className={css['rungs']}>
          <thead>
            <tr>
              {timed && <th scope="col">{t('downtime')}</th>}
              <th scope="col">{t('thatIs')}</th>
              <th scope="col">{t('gives')}</th>
            </tr>
          </thead>
          <tbody>
            {rungs.map(({ minutes, band, pays, amount }) => (
              <tr key={`${band} ${pays}`}>
                {timed && <td>{minutes}</td>}
                <td>{band}</td>
                <td>{amount === undefined ? pays : `${amount} (${pays})`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {otherRules.map((rule) => (
        <p key={rule}>{rule}</p>
      ))}
      <p className={css['small']}>
        {t('measured')}: {measured}
      </p>
    </details>
  );
}

function Roles({ page: { roles } }: { readonly page: SchemaAgreementPage }): ReactNode {
  const t = useWords(agreementWords);
  const say = useSay();
  if (roles.length === 0)
    return (
      <Empty title={t('noRoles')} icon="people">
        {t('noRolesHelp')}
      </Empty>
    );
  return (
    <dl className={css['terms']}>
      {roles.map(({ role, person, name }) => (
        <div key={`${role} ${person}`}>
          <dt>{t(`role_${role}`)}</dt>
          <dd>{say(name)}</dd>
        </div>
      ))}
    </dl>
  );
}
