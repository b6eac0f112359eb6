/** `troth init`: a small agreement with evidence, ready to lint and evaluate. Nothing that exists is overwritten. */
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { badInput, endings } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { agreementText } from '../starter/agreement.ts';
import { casesText, evidenceText } from '../starter/evidence.ts';
import { readmeText } from '../starter/readme.ts';

const files: Readonly<Record<string, string>> = {
  'agreement.yaml': agreementText,
  'evidence.yaml': evidenceText,
  'cases.csv': casesText,
  'README.md': readmeText,
};

export async function init(directory: string, host: Host): Promise<Ending> {
  const present: string[] = [];
  for (const name of Object.keys(files)) if (await exists(join(directory, name))) present.push(name);
  if (present.length > 0)
    throw badInput(`${directory} already holds ${present.join(', ')}; choose another directory, nothing was written`);
  try {
    await mkdir(directory, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === '') throw error;
    throw badInput(`${directory}: cannot be written (${code}); choose a directory that you may write to`);
  }
  host.out(
    `wrote ${Object.keys(files)
      .map((name) => join(directory, name))
      .join(', ')}\n\nNext: troth evaluate ${directory} --period 2024-11\n`,
  );
  return endings.ok;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
