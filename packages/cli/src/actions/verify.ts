/** `troth verify`: an evidence pack or a signed contract, offline. Owns: reading the files; what they prove is decided below. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Instant, verifyPack } from '@troth/core';
import type { PackFiles } from '@troth/core';
import type { ContractTrust } from '@troth/documents';
import type { VerifyOptions } from '../commands/verify.ts';
import { badInput, endings, need } from '../endings.ts';
import type { Ending } from '../endings.ts';
import type { Host } from '../host.ts';
import { platformVerify } from '../packs/platform-verify.ts';
import { reportText } from '../packs/report-text.ts';
import { checkpointIn, keysIn } from '../packs/trust.ts';
import { atRoot, unzipPack } from '../packs/zip.ts';
import { checkContract } from '../signing/check-contract.ts';
import { version } from '../version.ts';

interface VerifyHost extends Pick<Host, 'out'> {
  /** Writes a contract again from its terms; missing where there is no press. */
  readonly render?: ContractTrust['render'];
}

export async function verifyPath(path: string, options: VerifyOptions, host: VerifyHost): Promise<Ending> {
  const isFolder = (await reading(path, () => stat(path))).isDirectory();
  const bytes = isFolder ? undefined : await reading(path, () => readFile(path));
  if (bytes?.subarray(0, 5).toString('latin1') === '%PDF-') return verifyContract(bytes, options, host);
  const ofContracts = (['trust', 'terms', 'trail'] as const).find((name) => options[name] !== undefined);
  if (ofContracts !== undefined) throw badInput(`--${ofContracts} is for contracts; ${path} is no PDF`);
  const trust = {
    verify: platformVerify,
    trustedKeys: options.key === undefined ? [] : need(keysIn(await textOf(options.key), options.key)),
    seen: options.seen === undefined ? undefined : need(checkpointIn(await textOf(options.seen), options.seen)),
  };
  const report = need(await verifyPack(await filesOf(path, bytes), trust));
  if (options.json === true) {
    const json = { format: 'troth-pack-report/1', ...report, knownAt: Instant.format(report.knownAt) };
    host.out(`${JSON.stringify(json, undefined, 2)}\n`);
  } else host.out(reportText(report, options.lang));
  return report.valid ? endings.ok : endings.missed;
}

const textOf = async (file: string): Promise<string> => (await reading(file, () => readFile(file))).toString('utf8');

async function verifyContract(bytes: Uint8Array, options: VerifyOptions, host: VerifyHost): Promise<Ending> {
  const beside = async (file: string | undefined): Promise<Uint8Array | undefined> =>
    file === undefined ? undefined : reading(file, () => readFile(file));
  const trust = options.trust === undefined ? undefined : [await textOf(options.trust)];
  const [terms, trail] = [await beside(options.terms), await beside(options.trail)];
  const given = {
    trust,
    terms,
    trail,
    program: `troth ${version}`,
    render: host.render,
    json: options.json === true,
    language: options.lang,
  };
  return checkContract(bytes, given, host);
}

async function filesOf(path: string, bytes: Uint8Array | undefined): Promise<PackFiles> {
  if (bytes !== undefined) return need(unzipPack(bytes, path));
  const found = await reading(path, () => readdir(path, { recursive: true, withFileTypes: true }));
  const files = new Map<string, Uint8Array>();
  for (const entry of found) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(relative(path, file).split(sep).join('/'), await reading(file, () => readFile(file)));
  }
  return atRoot(files);
}

async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw badInput(`${file}: cannot be read: ${error.code === 'ENOENT' ? 'no such file' : String(error.code)}`);
  }
}
