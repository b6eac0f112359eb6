/** Exclusions that were asked for: what waits for a decision, then what was decided. */
import type { ReactNode } from 'react';
import { addressOf } from '../../app/address.ts';
import type { SchemaExclusionLine } from '../../client/api.d.ts';
import { useGet } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordTable } from '../../parts/record-table.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import css from './exclusions.module.css';
import { KindName } from './kind-name.tsx';
import { exclusionWords } from './words.ts';

export function ExclusionsScreen(): ReactNode {
  const t = useWords(exclusionWords);
  const exclusions = useGet('/v1/exclusions');
  return (
    <Page
      over={<To href="/evidence">{t('over')}</To>}
      title={t('title')}
      lead={t('lead')}
      acts={<To href="/evidence/exclusions/new">{t('propose')}</To>}
    >
      <Loaded of={exclusions} lines={8}>
        {({ items }) => (
          <>
            <Section title={t('open')}>
              <Lines
                label={t('open')}
                none={t('noOpen')}
                lines={items.filter(({ decision }) => decision === 'proposed')}
              />
            </Section>
            <Section title={t('decidedOnes')}>
              <Lines
                label={t('decidedOnes')}
                none={t('noDecided')}
                lines={items.filter(({ decision }) => decision !== 'proposed')}
              />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface LinesProps {
  readonly label: string;
  readonly none: string;
  readonly lines: readonly SchemaExclusionLine[];
}

function Lines({ label, none, lines }: LinesProps): ReactNode {
  const t = useWords(exclusionWords);
  const say = useSay();
  return (
    <RecordTable
      label={label}
      rows={lines}
      keyOf={({ agreement, id }) => `${agreement} ${id}`}
      empty={<Empty title={none} />}
      columns={[
        {
          name: 'exclusion',
          head: t('exclusion'),
          cell: ({ agreement, id, kind }) => (
            <div>
              <To href={addressOf('/evidence/exclusions/$agreement/$exclusion', { agreement, exclusion: id })} strong>
                {id}
              </To>
              <div className={css['soft']}>
                <KindName kind={kind} />
              </div>
            </div>
          ),
          sortBy: ({ id }) => id,
        },
        {
          name: 'agreement',
          head: t('agreement'),
          cell: ({ agreement, title }) => (
            <div>
              <To href={addressOf('/agreements/$agreement', { agreement })}>{agreement}</To>
              <div className={css['soft']}>{say(title)}</div>
            </div>
          ),
          sortBy: ({ agreement }) => agreement,
        },
        {
          name: 'when',
          head: t('when'),
          cell: ({ start, end, zone }) => (
            <>
              <Moment at={start} zone={zone} /> – <Moment at={end} zone={zone} clock />
            </>
          ),
          sortBy: ({ start }) => start,
        },
        {
          name: 'clause',
          head: t('clause'),
          cell: ({ clauses }) => clauses.find(({ inForce }) => inForce)?.clause ?? t('noClause'),
        },
        {
          name: 'proposedBy',
          head: t('proposedBy'),
          cell: ({ proposedBy }) => (proposedBy === undefined ? '–' : <PersonName id={proposedBy} />),
        },
        { name: 'decision', head: t('decision'), cell: (line) => <DecisionOf line={line} /> },
      ]}
    />
  );
}

const tones = { proposed: 'warn', accepted: 'excluded', refused: 'bad' } as const;

/** The decision with who took it and when. */
export function DecisionOf({ line }: { readonly line: SchemaExclusionLine }): ReactNode {
  const t = useWords(exclusionWords);
  const { decision, decidedBy, decidedAt, zone } = line;
  return (
    <div>
      <Mark
        tone={tones[decision]}
        icon={decision === 'proposed' ? 'clock' : decision === 'accepted' ? 'check' : 'cross'}
      >
        {t(decision)}
      </Mark>
      {decidedBy !== undefined && (
        <div className={css['soft']}>
          <PersonName id={decidedBy} />
          {decidedAt !== undefined && (
            <>
              , <Moment at={decidedAt} zone={zone} />
            </>
          )}
        </div>
      )}
    </div>
  );
}
