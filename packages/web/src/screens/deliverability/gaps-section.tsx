/** Gaps of a proof, each with the risk that may be taken of it; and the one act that asks those behind for what closes them all. */
import { figuresOf, grownSince, sayDate } from '@troth/core';
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { AgreementLink } from '../../parts/agreement-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Section } from '../../parts/page.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useLanguage, useWords } from '../../words/use-words.ts';
import { AskBehind } from './ask-behind.tsx';
import { riskAddress } from './risk-address.ts';
import { useTakenRisks } from './use-taken-risks.ts';
import type { TakenRisk } from './use-taken-risks.ts';
import { deliverabilityWords } from './words.ts';

type Deliverability = AnswerOf<'/v1/agreements/{agreement}/proof'>;
type Gap = Deliverability['gaps'][number];

interface GapsProps {
  readonly proof: Deliverability;
  /** The draft that is proven; the agreement itself when missing. */
  readonly draft?: string | undefined;
}

export function GapsSection({ proof, draft }: GapsProps): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  const taken = useTakenRisks(proof.agreement, draft);
  if (proof.gaps.length === 0)
    return (
      <Section title={t('gaps')}>
        {proof.targets.composed === 0 ? (
          <Unknown proof={proof} />
        ) : (
          <Empty title={t('noGaps')}>{t('noGapsText')}</Empty>
        )}
      </Section>
    );
  return (
    <Section title={t('gaps')}>
      <RecordTable
        label={t('gaps')}
        rows={proof.gaps}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'gap',
            head: t('gap'),
            cell: ({ id, text }: Gap) => <span data-gap={id}>{text[language]}</span>,
          },
          { name: 'behind', head: t('behind'), cell: (gap: Gap) => <Behind of={gap} /> },
          {
            name: 'risk',
            head: t('risk'),
            cell: (gap: Gap) => <Risk of={gap} taken={taken.get(gap.id)} proof={proof} draft={draft} />,
          },
        ]}
      />
      <AskBehind agreement={proof.agreement} revision={proof.revision} draft={draft} />
    </Section>
  );
}

/** Where no target was composed, nothing was looked at: that no gap is known is no good news. */
function Unknown({ proof: { agreement, model } }: GapsProps): ReactNode {
  const t = useWords(deliverabilityWords);
  return (
    <Empty title={t('unknownGaps')} icon="search">
      {t('unknownGapsText')}
      {model.source === 'none' && (
        <>
          {' '}
          <To href={`${addressOf('/records/$kind/new', { kind: 'service-model' })}?agreement=${agreement}`} strong>
            {t('describe')}
          </To>
        </>
      )}
    </Empty>
  );
}

/** By number and name, and the clause where there is one. */
function Behind({ of: { agreement, ref } }: { readonly of: Gap }): ReactNode {
  const t = useWords(deliverabilityWords);
  if (agreement === undefined) return '–';
  const clause = ref?.startsWith(`${agreement} `) === true ? ref.slice(agreement.length + 1) : undefined;
  return (
    <>
      <AgreementLink id={agreement} />
      {clause !== undefined && <div>{t('clause', { clause })}</div>}
    </>
  );
}

interface RiskProps extends GapsProps {
  readonly of: Gap;
  readonly taken: TakenRisk | undefined;
}

function Risk({ of, taken, proof, draft }: RiskProps): ReactNode {
  const t = useWords(deliverabilityWords);
  const language = useLanguage();
  const grown = taken?.seen && grownSince(taken.seen, figuresOf(of));
  const address = riskAddress([of], { agreement: proof.agreement, draft, language });
  return (
    <>
      {taken !== undefined && (
        <div>
          <To href={addressOf('/records/$kind/$record', { kind: 'risk-acceptance', record: taken.id })}>
            {t(taken.standing, { until: sayDate(taken.expires, language) })}
          </To>
        </div>
      )}
      {grown !== undefined && <div>{grown[language]}</div>}
      {(taken === undefined || taken.standing === 'lapsed' || grown !== undefined) && (
        <To href={address} strong>
          {t('takeRisk')}
        </To>
      )}
    </>
  );
}
