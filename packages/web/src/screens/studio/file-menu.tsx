/** The text as a file and from a file, its versions beside each other, and paper. */
import { Button, FileButton, Menu, Modal } from '@mantine/core';
import { changesBetween, readDocuments, writeJsonText, writeYamlText } from '@troth/core';
import type { Change, Json } from '@troth/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../words/use-words.ts';
import { PlaceWords, ValueWords } from './conflicts.tsx';
import { inNumbers, isGroup, valueAt } from './model/text-at.ts';
import { useStudio } from './studio-context.ts';
import css from './studio.module.css';
import { VersionsDialog } from './versions-dialog.tsx';
import { studioWords } from './words.ts';

/** As the saved text is printed; a redline is against what is in force, or the first version. */
const papers = [
  ['contract.pdf', 'pdf'],
  ['contract.docx', 'docx'],
  ['redline.docx', 'redline'],
  ['plain.pdf', 'plain'],
] as const;

interface Read {
  readonly text?: Json;
  readonly faults: readonly string[];
}

export function FileMenu(): ReactNode {
  const t = useWords(studioWords);
  const { draft, working, locked, language } = useStudio();
  const [read, setRead] = useState<Read>();
  const [versions, setVersions] = useState(false);
  const save = (format: 'yaml' | 'json'): void => {
    const text = isGroup(working.text) ? working.text : {};
    const written = format === 'yaml' ? writeYamlText(text) : writeJsonText(text);
    download(`${draft.agreement.toLowerCase()}-${draft.revision}.${format}`, written);
  };
  const open = async (file: File | null): Promise<void> => {
    if (file !== null) setRead(readFile(await file.text(), { file: file.name, draft }));
  };
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" rightSection={<Icon name="down" size={12} />}>
            {t('file')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('exports')}</Menu.Label>
          <Menu.Item onClick={() => save('yaml')}>{t('yaml')}</Menu.Item>
          <Menu.Item onClick={() => save('json')}>{t('json')}</Menu.Item>
          <Menu.Label>{t('documents')}</Menu.Label>
          {papers.map(([file, word]) => (
            <Menu.Item
              key={file}
              component="a"
              href={`/v1/drafts/${encodeURIComponent(draft.id)}/documents/${file}?language=${language}`}
              download
            >
              {t(word)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setVersions(true)}>{t('versions')}</Menu.Item>
          <Menu.Item onClick={() => window.print()}>{t('print')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {!locked && (
        <FileButton onChange={(file) => void open(file)} accept=".yaml,.yml,.json,application/json,application/yaml">
          {(props) => (
            <Button {...props} variant="default">
              {t('import')}
            </Button>
          )}
        </FileButton>
      )}
      {read !== undefined && <ImportDialog read={read} onClose={() => setRead(undefined)} />}
      {versions && <VersionsDialog onClose={() => setVersions(false)} />}
    </>
  );
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

interface Into {
  readonly file: string;
  readonly draft: { readonly agreement: string; readonly revision: number };
}

/** Which agreement and revision it is follows from the draft, whatever the file says. */
function readFile(text: string, { file, draft: { agreement, revision } }: Into): Read {
  const found = readDocuments([{ file, text }]);
  if (!found.ok) return { faults: found.refusals.map(({ message }) => message) };
  const [document] = found.value;
  return document === undefined
    ? { faults: [file] }
    : { text: { ...document.data, id: agreement, revision }, faults: [] };
}

function ImportDialog({ read, onClose }: { readonly read: Read; readonly onClose: () => void }): ReactNode {
  const t = useWords(studioWords);
  const { working, move } = useStudio();
  const { text } = read;
  const changes = text === undefined ? [] : changesBetween(working.text, text);
  return (
    <Modal opened onClose={onClose} size="xl" title={t('importTitle')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      {read.faults.map((fault) => (
        <p key={fault} className={css['notice']} lang="en">
          {fault}
        </p>
      ))}
      {text !== undefined && changes.length === 0 && <p>{t('importNone')}</p>}
      {changes.length > 0 && <ChangeTable before={working.text} changes={changes} />}
      <p className={css['small']}>{t('importNote')}</p>
      <div className={css['dialogActs']}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        {text !== undefined && changes.length > 0 && (
          <Button
            onClick={() => {
              move({ do: 'replace', text });
              onClose();
            }}
          >
            {t('apply', { count: changes.length })}
          </Button>
        )}
      </div>
    </Modal>
  );
}

export function ChangeTable({
  before,
  changes,
}: {
  readonly before: Json;
  readonly changes: readonly Change[];
}): ReactNode {
  const t = useWords(studioWords);
  return (
    <table className={css['changes']}>
      <thead>
        <tr>
          <th scope="col">{t('place')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ path, value }) => (
          <tr key={path.join('/')}>
            <th scope="row">
              <PlaceWords path={path} />
            </th>
            <td>
              <ValueWords value={valueAt(before, inNumbers(before, path))} />
            </td>
            <td>
              <ValueWords value={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
