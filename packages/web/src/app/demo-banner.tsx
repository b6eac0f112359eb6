/** Says that this is the demo company, at which moment its clock stands, and begins it again. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Moment } from '../parts/moment.tsx';
import { useWords } from '../words/use-words.ts';
import { useAnySession } from './session.ts';
import { shellWords } from './shell-words.ts';
import css from './shell.module.css';

export function DemoBanner(): ReactNode {
  const t = useWords(shellWords);
  const session = useAnySession();
  const [asking, setAsking] = useState(false);
  const [resetting, setResetting] = useState(false);
  const queries = useQueryClient();
  if (session.data?.demo !== true) return null;
  const begin = async (): Promise<void> => {
    setResetting(true);
    await fetch('/v1/demo/reset', { method: 'POST', credentials: 'same-origin', headers: { 'x-troth-csrf': '1' } });
    setResetting(false);
    setAsking(false);
    await queries.invalidateQueries();
  };
  return (
    <div className={css['demo']} role="note">
      <span>{t.rich('demo', { moment: <Moment key="moment" at={session.data.clock.now} /> })}</span>
      <a className={css['button']} href="/demo/mail" target="_blank" rel="noreferrer">
        {t('demoMail')}
      </a>
      <button type="button" className={css['button']} onClick={() => setAsking(true)}>
        {t('demoReset')}
      </button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('demoReset')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Text size="sm">{t('demoResetSure')}</Text>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('cancel')}
          </Button>
          <Button color="vermilion" loading={resetting} onClick={() => void begin()}>
            {t('confirm')}
          </Button>
        </Group>
      </Modal>
    </div>
  );
}
