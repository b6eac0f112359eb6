/** What protects the provider in the agreement, in the words of the contract, and claims that came too late (S4.14). */
import type { ReactNode } from 'react';
import type { SchemaCloseFile } from '../../client/api.d.ts';
import { Section } from '../../parts/page.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './month-end.module.css';
import { monthEndWords } from './words.ts';

const kinds = ['exclusion', 'maintenance', 'limit', 'claim', 'duty'] as const;

export function Protections({ protections }: Pick<SchemaCloseFile, 'protections'>): ReactNode {
  const t = useWords(monthEndWords);
  const say = useSay();
  const { terms, lateClaims } = protections;
  if (terms.length === 0 && lateClaims.length === 0) return null;
  return (
    <Section title={t('protections')} note={t('protectionsNote')} anchor="protections">
      <dl className={css['facts']}>
        {kinds.map((kind) => {
          const own = terms.filter((one) => one.kind === kind);
          if (own.length === 0) return null;
          return (
            <Kind key={kind} name={t(`protection_${kind}`)}>
              {own.map(({ clause, words }) => (
                <div key={`${clause ?? ''} ${say(words)}`}>
                  {say(words)}
                  {clause !== undefined && (
                    <span className={css['soft']}>
                      {' '}
                      ({t('clause')} {clause})
                    </span>
                  )}
                </div>
              ))}
            </Kind>
          );
        })}
        {lateClaims.length > 0 && (
          <Kind name={t('late')}>
            {lateClaims.map((sentence) => (
              <div key={sentence}>{sentence}</div>
            ))}
          </Kind>
        )}
      </dl>
    </Section>
  );
}

function Kind({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
