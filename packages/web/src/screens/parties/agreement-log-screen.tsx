/** Who answers for an agreement, and everything said, negotiated and published around it (S4.21, S4.23, S4.25). */
import { SegmentedControl } from '@mantine/core';
import { recordKindNames, recordKindOf } from '@troth/core';
import type { ReactNode } from 'react';
import { useChoice, useParameter } from '../../app/address.ts';
import { useGet } from '../../client/reading.ts';
import type { AnswerOf } from '../../client/reading.ts';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { Mark } from '../../parts/mark.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { PersonName } from '../../parts/person-name.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import { actedOn } from '../records/acted-on.ts';
import { pageOfRecord } from '../records/kind.ts';
import { listOf, textOf } from './fields.ts';
import css from './parties.module.css';
import { partiesWords } from './words.ts';

type Log = AnswerOf<'/v1/agreements/{agreement}/log'>;

const strands = ['communication', 'negotiation', 'version'] as const;

export function AgreementLogScreen(): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const agreement = useParameter('agreement');
  const found = useGet('/v1/agreements/{agreement}/log', { params: { path: { agreement } } });
  return (
    <Page
      title={t('logOf', { title: found.data === undefined ? agreement : say(found.data.title) })}
      over={<To href={`/agreements/${agreement}`}>{agreement}</To>}
      lead={t('logLead')}
    >
      <Loaded of={found} lines={12}>
        {(log) => (
          <>
            <Roles log={log} />
            <Lines log={log} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Roles({ log: { roles, agreement, unowned } }: { readonly log: Log }): ReactNode {
  const t = useWords(partiesWords);
  if (roles === undefined)
    return (
      <Section title={t('who')}>
        <Mark tone="bad" icon="warn">
          {t('unowned')}
        </Mark>{' '}
        <To href={`/records/agreement-roles/new?agreement=${agreement}`}>{t('noRoles')}</To>
      </Section>
    );
  const manager = textOf(roles, 'manager');
  const deputies = listOf(roles, 'deputies');
  const handOver = textOf(roles, 'handOver');
  return (
    <Section title={t('who')} acts={<RecordActs record={actedOn(roles)} only={['hand-over']} />}>
      {unowned && (
        <p className={css['warned']}>
          <Icon name="warn" size={14} /> {t('unowned')}
        </p>
      )}
      <dl className={css['roles']}>
        <People name={t('manager')} ids={manager} />
        <People name={t('deputies')} ids={deputies} />
        <People name={t('representative')} ids={textOf(roles, 'representative')} />
        <People name={t('counterpart')} ids={textOf(roles, 'counterpart')} />
        {(['provider', 'customer'] as const).map((side) => (
          <div key={side}>
            <dt>{t(side)}</dt>
            <dd>
              <PartyLink id={textOf(roles, side) ?? ''} />
            </dd>
          </div>
        ))}
        {handOver !== undefined && (
          <div>
            <dt>{t('handOver')}</dt>
            <dd>{handOver}</dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

function People({
  name,
  ids = [],
}: {
  readonly name: string;
  readonly ids?: string | readonly string[] | undefined;
}): ReactNode {
  const t = useWords(partiesWords);
  const all = typeof ids === 'string' ? [ids] : ids;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {all.length === 0
          ? t('none')
          : all.map((id) => (
              <div key={id}>
                <PersonName id={id} />
              </div>
            ))}
      </dd>
    </div>
  );
}

function Lines({ log }: { readonly log: Log }): ReactNode {
  const t = useWords(partiesWords);
  const [chosen, choose] = useChoice('strand');
  const lines = chosen === undefined ? log.lines : log.lines.filter(({ strand }) => strand === chosen);
  return (
    <Section
      title={t('log')}
      acts={
        <SegmentedControl
          size="xs"
          aria-label={t('log')}
          value={chosen ?? 'all'}
          onChange={(value) => choose(value === 'all' ? undefined : value)}
          data={[
            { value: 'all', label: t('allStrands') },
            ...strands.map((strand) => ({ value: strand, label: t(`strand_${strand}`) })),
          ]}
        />
      }
    >
      {lines.length === 0 ? (
        <Empty icon="message" title={t('noLines')}>
          {t('noLinesWhy')}
        </Empty>
      ) : (
        <ol className={css['lines']}>
          {lines.map((line) => (
            <LogLine key={`${line.at} ${line.ref}`} line={line} agreement={log.agreement} />
          ))}
        </ol>
      )}
    </Section>
  );
}

const icons = { communication: 'message', negotiation: 'dispute', version: 'agreement' } as const;

function LogLine({ line, agreement }: { readonly line: Log['lines'][number]; readonly agreement: string }): ReactNode {
  const t = useWords(partiesWords);
  const say = useSay();
  const { strand, at, ref, title, by, state } = line;
  const kind = recordKindNames.find((one) => ref.startsWith(`${one}/`));
  const href =
    kind === undefined
      ? `/agreements/${agreement}?${ref.replace('/', '=')}`
      : pageOfRecord(kind, ref.slice(kind.length + 1), 'own');
  return (
    <li>
      <Icon name={icons[strand]} />
      <div className={css['lineWords']}>
        <div className={css['soft']}>
          <Moment at={at} /> · {t(`strand_${strand}`)}
          {kind !== undefined && ` · ${say(recordKindOf(kind).names.one)}`}
          {by !== undefined && (
            <>
              {' '}
              · {t('by')} <PersonName id={by} />
            </>
          )}{' '}
          {kind !== undefined && state !== undefined && <StateMark kind={kind} state={state} />}
        </div>
        <To href={href}>{say(title)}</To>
      </div>
    </li>
  );
}
