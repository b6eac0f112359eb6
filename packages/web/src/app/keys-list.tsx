/** The list of keys, opened by "?". */
import { Kbd, Modal, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { screens } from '../screens/list.ts';
import { nameOfScreen } from '../screens/screen.ts';
import { useLanguage, useWords } from '../words/use-words.ts';
import { goKeys } from './keys.ts';
import { useSession } from './session.ts';
import { shellWords } from './shell-words.ts';

export function KeysList({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const t = useWords(shellWords);
  const language = useLanguage();
  const { side } = useSession();
  const pages = Object.entries(goKeys).flatMap(([key, path]) => {
    const page = screens.find((screen) => screen.path === path && screen.sides.includes(side));
    return page === undefined ? [] : [{ key, name: nameOfScreen(page, language) }];
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Table>
        <Table.Tbody>
          <KeyRow keys={['Ctrl', 'K']} words={t('keySearch')} />
          <KeyRow keys={['/']} words={t('keySearch')} />
          <KeyRow keys={['?']} words={t('keyHelp')} />
          {pages.map(({ key, name }) => (
            <KeyRow key={key} keys={['g', key]} words={name} />
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function KeyRow({ keys, words }: { readonly keys: readonly string[]; readonly words: string }): ReactNode {
  return (
    <Table.Tr>
      <Table.Td w="7rem">
        {keys.map((key) => (
          <Kbd key={key} mr={4}>
            {key}
          </Kbd>
        ))}
      </Table.Td>
      <Table.Td>{words}</Table.Td>
    </Table.Tr>
  );
}
