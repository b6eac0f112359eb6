/** Making a record and changing one, with the form of its kind. Owns: sending, and where one goes after. */
import { recordKindOf } from '@troth/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useParameter } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { useGet, useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import { fieldsOf } from '../../parts/field-form.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { RecordForm } from '../../parts/record-form.tsx';
import { To } from '../../parts/to.tsx';
import { useSay, useWords } from '../../words/use-words.ts';
import type { AnyRecord } from './acted-on.ts';
import { begunFrom } from './begun-from.ts';
import { pageOfRecord, useKind } from './kind.ts';
import { recordsWords } from './words.ts';

/** Fields may stand in the address: a form opened from somewhere knows what it is about. */
export function NewRecordScreen(): ReactNode {
  const t = useWords(recordsWords);
  const say = useSay();
  const kind = useKind();
  const { side } = useSession();
  const navigate = useNavigate();
  const begin: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const { names, fields } = recordKindOf(kind);
  const made = useSend((body: Record<string, unknown>) =>
    api.POST('/v1/records/{kind}', { params: { path: { kind } }, body: { body } }),
  );
  return (
    <Page
      title={t('makeTitle', { kind: say(names.one) })}
      over={<To href={`/records/${kind}`}>{say(names.many)}</To>}
      lead={t('makeLead')}
    >
      <Section>
        <RecordForm
          kind={kind}
          begin={begunFrom(begin, fields)}
          send={t('makeButton')}
          busy={made.isPending}
          error={made.error}
          onSend={(body) =>
            made.mutate(body, {
              onSuccess: ({ id }) => void navigate({ to: pageOfRecord(kind, id, side) }),
            })
          }
        />
      </Section>
    </Page>
  );
}

export function EditRecordScreen(): ReactNode {
  const t = useWords(recordsWords);
  const kind = useKind();
  const id = useParameter('record');
  const found = useGet('/v1/records/{kind}/{record}', { params: { path: { kind, record: id } } });
  return (
    <Page title={t('editTitle', { id })} over={<To href={`/records/${kind}/${id}`}>{id}</To>} lead={t('makeLead')}>
      <Section>
        <Loaded of={found}>{(record) => <EditForm record={record} />}</Loaded>
      </Section>
    </Page>
  );
}

function EditForm({ record }: { readonly record: AnyRecord }): ReactNode {
  const t = useWords(recordsWords);
  const navigate = useNavigate();
  const { kind, id, version } = record;
  const { fields } = recordKindOf(kind);
  const { state: _state, trail: _trail, ...written } = record.body;
  const asked = fieldsOf(fields).map(({ name }) => name);
  // What machines keep is sent back as it was read.
  const kept = Object.fromEntries(Object.entries(written).filter(([field]) => !asked.includes(field)));
  const changed = useSend((body: Record<string, unknown>) =>
    api.PUT('/v1/records/{kind}/{record}', {
      params: { path: { kind, record: id }, header: { 'if-match': `"${version}"` } },
      body: { body },
    }),
  );
  return (
    <RecordForm
      kind={kind}
      begin={written}
      send={t('editButton')}
      busy={changed.isPending}
      error={changed.error}
      onSend={(body) =>
        changed.mutate({ ...kept, ...body }, { onSuccess: () => void navigate({ to: `/records/${kind}/${id}` }) })
      }
    />
  );
}
