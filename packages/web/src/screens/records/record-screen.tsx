/** Any record, whole: what it says, what can be done, what was done, and how its versions differ. */
import { Button, Tooltip } from '@mantine/core';
import { mayAct, mayEdit, recordKindOf } from '@troth/core';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSession, useWho } from '../../app/session.ts';
import { useGet } from '../../client/reading.ts';
import { fieldsOf } from '../../parts/field-form.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { PartyLink } from '../../parts/party-link.tsx';
import { RecordActs } from '../../parts/record-acts.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { To } from '../../parts/to.tsx';
import { Trail } from '../../parts/trail.tsx';
import { sayField } from '../../words/field-words.ts';
import { useLanguage, useSay, useWords } from '../../words/use-words.ts';
import { actedOn } from './acted-on.ts';
import type { AnyRecord } from './acted-on.ts';
import { FieldValue, RefLink } from './field-value.tsx';
import { ownPages, useKind } from './kind.ts';
import { AgreementLink } from './own-link.tsx';
import css from './records.module.css';
import { Versions } from './versions.tsx';
import { recordsWords } from './words.ts';

export function RecordScreen(): ReactNode {
  const t = useWords(recordsWords);
  const say = useSay();
  const kind = useKind();
  const id = useParameter('record');
  const { side } = useSession();
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind, record: id } } });
  const own = ownPages[kind];
  return (
    <Page
      title={found.data === undefined ? id : say(found.data.title)}
      over={<To href={`/records/${kind}`}>{say(recordKindOf(kind).names.many)}</To>}
      lead={
        found.data && (
          <>
            <StateMark kind={kind} state={actedOn(found.data).body.state} /> {id}
          </>
        )
      }
      acts={
        side === 'own' && (
          <>
            {own !== undefined && <To href={own(id)}>{t('page')}</To>}
            <To href={`/audit?kind=${kind}&subject=${id}`}>{t('trailOf')}</To>
          </>
        )
      }
    >
      <Loaded of={found} lines={12}>
        {(record) => <Whole record={record} />}
      </Loaded>
    </Page>
  );
}

function Whole({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useWords(recordsWords);
  return (
    <div className={css['two']}>
      <div>
        <Section title={t('fields')} acts={<EditLink record={record} />}>
          <Fields record={record} />
        </Section>
        <Section title={t('versions')} note={t('versionsNote')}>
          <Versions kind={record.kind} id={record.id} version={record.version} />
        </Section>
      </div>
      <div>
        <Section title={t('acts')}>
          <Acts record={record} />
        </Section>
        <About record={record} />
        <Section title={t('trail')}>
          <Trail kind={record.kind} lines={actedOn(record).body.trail} />
        </Section>
      </div>
    </div>
  );
}

function EditLink({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useWords(recordsWords);
  const say = useSay();
  const who = useWho();
  const denied = mayEdit(recordKindOf(record.kind), actedOn(record).body, who);
  if (denied === undefined) return <To href={`/records/${record.kind}/${record.id}/edit`}>{t('edit')}</To>;
  return (
    <Tooltip label={say(denied.message)}>
      <Button variant="subtle" size="compact-sm" data-disabled aria-disabled>
        {t('edit')}
      </Button>
    </Tooltip>
  );
}

function Acts({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useWords(recordsWords);
  const who = useWho();
  const kind = recordKindOf(record.kind);
  const acted = actedOn(record);
  const open = Object.values(kind.acts).some((act) => mayAct({ kind, act }, acted.body, who)?.code !== 'STATE');
  if (!open) return <p className={css['soft']}>{t('noActs')}</p>;
  return (
    <div className={css['acts']}>
      <RecordActs record={acted} />
    </div>
  );
}

/** Fields in the order of the kind; what was left empty is left out. */
function Fields({ record }: { readonly record: AnyRecord }): ReactNode {
  const language = useLanguage();
  const { fields } = recordKindOf(record.kind);
  const written = fieldsOf(fields, Object.keys(fields)).filter(({ name }) => record.body[name] !== undefined);
  return (
    <dl className={css['fields']}>
      {written.map(({ name, ...form }) => (
        <div key={name}>
          <dt>{sayField(record.kind, name, language)}</dt>
          <dd>
            <FieldValue kind={record.kind} form={form} value={record.body[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function About({ record: { about, parties } }: { readonly record: AnyRecord }): ReactNode {
  const t = useWords(recordsWords);
  const { agreement, period, records = [] } = about;
  if (agreement === undefined && period === undefined && records.length === 0 && parties.length === 0) return null;
  return (
    <Section title={t('about')}>
      <dl className={css['fields']}>
        {agreement !== undefined && (
          <div>
            <dt>{t('agreement')}</dt>
            <dd>
              <AgreementLink id={agreement} period={period} />
            </dd>
          </div>
        )}
        {period !== undefined && (
          <div>
            <dt>{t('period')}</dt>
            <dd>{period}</dd>
          </div>
        )}
        {records.length > 0 && (
          <div>
            <dt>{t('about')}</dt>
            <dd>
              {records.map((reference) => (
                <div key={reference}>
                  <RefLink reference={reference} />
                </div>
              ))}
            </dd>
          </div>
        )}
        {parties.length > 0 && (
          <div>
            <dt>{t('seen')}</dt>
            <dd>
              {parties.map((id) => (
                <div key={id}>
                  <PartyLink id={id} />
                </div>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
