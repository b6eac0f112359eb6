/** A proof as people read it: gaps first, then promise by promise, what stands behind, outages that break it, what would help. */
import { percentText, Ratio } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Moment } from '../../parts/moment.tsx';
import { useAgreementTitles } from '../../parts/names.ts';
import { Section } from '../../parts/page.tsx';
import { ProofMark } from '../../parts/proof-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { minutesBetween, minutesShown } from './minutes-shown.ts';
import css from './deliverability.module.css';
import { ProvenTree } from './proven-tree.tsx';
import { deliverabilityWords } from './words.ts';

const percentShown = (text: string | undefined): string =>
  text === undefined ? '' : `${percentText(Ratio.parse(text))} %`;

/** Many short outages look alike: the first ones show how they lie. */
const shownRows = 12;

type Deliverability = AnswerOf<'/v1/agreements/{agreement}/proof'>;
type ProvenCommitment = Deliverability['commitments'][number];

export function ProvenText({ proof }: { readonly proof: Deliverability }): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  return (
    <>
      <p data-verdict={proof.verdict}>
        <ProofMark verdict={proof.verdict} /> {proof.says[language]}
      </p>
      <Section title={t('gaps')}>
        {proof.gaps.length === 0 ? (
          <p>{t('noGaps')}</p>
        ) : (
          <>
            <Lines of={proof.gaps.map(({ id, text }) => [id, text[language]])} />
            <LeftBy of={proof.gaps} />
          </>
        )}
      </Section>
      <Section title={t('promises')}>
        <Promises proof={proof} />
      </Section>
      {proof.structure !== undefined && (
        <Section title={t('tree')}>
          <ProvenTree structure={proof.structure} leaves={proof.commitments.flatMap(({ leaves }) => leaves)} />
        </Section>
      )}
      {proof.commitments.map((one) => (
        <Example key={one.commitment} of={one} />
      ))}
      {proof.fixes.length > 0 && (
        <Section title={t('fixes')}>
          <Lines of={proof.fixes.map(({ text }) => [text.en, text[language]])} />
        </Section>
      )}
      {proof.findings.length > 0 && (
        <Section title={t('findings')}>
          <Lines of={proof.findings.map(({ text }) => [text.en, text[language]])} />
        </Section>
      )}
    </>
  );
}

function Lines({ of }: { readonly of: readonly (readonly [key: string, line: string])[] }): ReactNode {
  return (
    <ul>
      {of.map(([key, line]) => (
        <li key={key} data-gap={key}>
          {line}
        </li>
      ))}
    </ul>
  );
}

function Promises({ proof }: { readonly proof: Deliverability }): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <thead>
          <tr>
            {(['promise', 'verdict', 'worst', 'allowed', 'guaranteed', 'measured'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {proof.commitments.map((one) => (
            <tr key={one.commitment}>
              <th scope="row">
                {one.clause} {one.title[language]} {one.target?.[language]}
              </th>
              <td>
                <ProofMark verdict={one.verdict} />
              </td>
              <Figures of={one} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figures({
  of: { elapsed, worst, whileBound, by, measured, says },
}: {
  readonly of: ProvenCommitment;
}): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  const period = whileBound ?? worst;
  const real = percentShown(measured?.value);
  if (elapsed !== undefined)
    return (
      <>
        <td>{t('minutes', { minutes: minutesShown(elapsed.worst) })}</td>
        <td>{t('minutes', { minutes: minutesShown(elapsed.limit) })}</td>
        <td>–</td>
        <td>–</td>
      </>
    );
  if (period === undefined || by !== 'structure') return <td colSpan={4}>{says[language]}</td>;
  return (
    <>
      <td>{t('inPeriod', { minutes: minutesShown(period.down), period: period.period })}</td>
      <td>{t('minutes', { minutes: minutesShown(period.allowed) })}</td>
      <td>{percentShown(period.guaranteed)}</td>
      <td>{real === '' ? '–' : real}</td>
    </>
  );
}

function Example({ of: { counterExample, leaves, title } }: { readonly of: ProvenCommitment }): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  if (counterExample === undefined) return null;
  const { minutes, allowed, period } = counterExample;
  const rows = counterExample.leaves.flatMap(({ leaf, down }) =>
    down.map(([from = '', to = '']) => ({
      from,
      to,
      name: leaves.find((one) => one.leaf === leaf)?.name[language] ?? leaf,
    })),
  );
  const shown = rows.slice(0, shownRows);
  return (
    <Section title={t('example', { title: title[language] })}>
      <p>{t('exampleSays', { minutes: minutesShown(minutes), allowed: minutesShown(allowed), period })}</p>
      {counterExample.engine !== undefined && <p>{counterExample.engine.says[language]}</p>}
      <div className={css['scroll']}>
        <table className={css['table']}>
          <thead>
            <tr>
              {(['part', 'from', 'to', 'length'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ name, from, to }) => (
              <tr key={`${name} ${from}`}>
                <td>{name}</td>
                <td>
                  <Moment at={from} />
                </td>
                <td>
                  <Moment at={to} />
                </td>
                <td>{minutesBetween(from, to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && <p>{t('more', { count: rows.length - shown.length })}</p>}
    </Section>
  );
}

/** Those whose promises leave gaps, by their names: the sentences cite numbers alone. */
function LeftBy({ of }: { readonly of: Deliverability['gaps'] }): ReactNode {
  const t = useWords(deliverabilityWords);
  const say = useSay();
  const titles = useAgreementTitles();
  const ids = [...new Set(of.flatMap(({ agreement }) => agreement ?? []))];
  if (ids.length === 0) return null;
  return (
    <p>
      {t('behind')}{' '}
      {ids.map((id, at) => {
        const title = titles.get(id);
        return (
          <span key={id}>
            {at > 0 && ' · '}
            <To href={addressOf('/agreements/$agreement', { agreement: id })}>{id}</To>
            {title !== undefined && ` ${say(title)}`}
          </span>
        );
      })}
    </p>
  );
}
