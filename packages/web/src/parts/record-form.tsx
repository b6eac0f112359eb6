/**
 * A form drawn from the fields of a kind. Owns: drawing, what is wrong in place, asking before written words are lost. Does
 * not own: sending; it hands over the body, pruned of what was left empty.
 */
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { recordKindOf } from '@troth/core';
import type { RecordKindName } from '@troth/core';
import { useBlocker } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { Failed } from './failed.tsx';
import { FieldInput } from './field-input.tsx';
import { fieldsOf, pruned } from './field-form.ts';
import { faultsOf, faultsOfTrouble, noFaults } from './form-faults.ts';
import { partWords } from './part-words.ts';

type Body = Readonly<Record<string, unknown>>;

interface RecordFormProps {
  readonly kind: RecordKindName;
  /** Fields to ask for, by name; all that people write when missing. */
  readonly only?: readonly string[];
  /** What stands in it at first. */
  readonly begin?: Body;
  readonly onSend: (body: Record<string, unknown>) => void;
  readonly onCancel?: () => void;
  readonly send: string;
  readonly busy?: boolean;
  readonly error?: Error | null;
  /** More to ask, under the fields. */
  readonly children?: ReactNode;
}

export function RecordForm(props: RecordFormProps): ReactNode {
  const { kind, only, begin = {}, onSend, onCancel, send, busy = false, error = null, children } = props;
  const t = useWords(partWords);
  const { fields: schemas } = recordKindOf(kind);
  const fields = useMemo(() => fieldsOf(schemas, only), [schemas, only]);
  const [body, setBody] = useState<Body>(begin);
  const [tried, setTried] = useState(false);
  const [written, setWritten] = useState(false);
  const names = fields.map(({ name }) => name);
  const own = tried ? faultsOf(schemas, names, body) : new Map();
  const faults = new Map([...faultsOfTrouble(error), ...own]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(schemas, names, body).size > 0) return;
    setWritten(false);
    const whole = fields.map(({ name }) => [name, pruned(body[name])] as const);
    onSend(Object.fromEntries(whole.filter(([, value]) => value !== undefined)));
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            kind={kind}
            field={field}
            value={body[field.name]}
            onChange={(value) => {
              setWritten(true);
              setBody((before) => ({ ...before, [field.name]: value }));
            }}
            errors={faults.get(field.name) ?? noFaults}
          />
        ))}
        {children}
        {own.size > 0 && (
          <Alert color="vermilion" role="alert">
            {t('fix', { count: own.size })}
          </Alert>
        )}
        {error !== null && <Failed error={error} />}
        <Group justify="flex-end">
          {onCancel !== undefined && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
          <Button type="submit" loading={busy}>
            {send}
          </Button>
        </Group>
      </Stack>
      <LeaveGuard written={written && !busy} />
    </form>
  );
}

/** Asks before a page is left on which something was written and not sent. */
function LeaveGuard({ written }: { readonly written: boolean }): ReactNode {
  const t = useWords(partWords);
  const blocked = useBlocker({ shouldBlockFn: () => written, enableBeforeUnload: written, withResolver: true });
  return (
    <Modal
      opened={blocked.status === 'blocked'}
      onClose={() => blocked.reset?.()}
      title={t('leaveTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Text size="sm">{t('leaveText')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => blocked.proceed?.()}>
          {t('leave')}
        </Button>
        <Button onClick={() => blocked.reset?.()}>{t('stay')}</Button>
      </Group>
    </Modal>
  );
}
