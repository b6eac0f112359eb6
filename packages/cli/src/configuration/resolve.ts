/** From flags, environment, file and standards to a configuration. Owns: which of them wins, and saying where a value is from. */
import { readFileSync } from 'node:fs';
import { readSource } from '@troth/core';
import { BadInput } from '../endings.ts';
import { settingNames, settings } from './settings.ts';
import type { Configuration, SettingName } from './settings.ts';

/** A value as it was written, and where. */
export interface Written {
  readonly value: string;
  /** "--set http.port", "TROTH_HTTP_PORT", "troth.yaml:3", "standard". */
  readonly from: string;
}

export interface Resolved {
  readonly configuration: Configuration;
  readonly written: Readonly<Partial<Record<SettingName, Written>>>;
}

export interface ConfigurationQuestion {
  /** Set with `--set name=value` and with the options of a command. */
  readonly flags: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A file that must be there. */
  readonly file?: string | undefined;
  /** A file that is read when it is there: "troth.yaml" in the current directory. */
  readonly usualFile?: string | undefined;
}

const sentence = (message: string): { readonly code: string; readonly message: string } => ({
  code: 'CONFIG',
  message,
});

/** Flags before environment before file before standards. Throws `BadInput` with every fault at once. */
export function resolveConfiguration(question: ConfigurationQuestion): Resolved {
  const faults: string[] = [];
  const file = fileValues(question, faults);
  for (const name of Object.keys(question.flags))
    if (!isSetting(name)) faults.push(`--set ${name}: there is no such setting; "troth config explain" lists them`);
  const written: Partial<Record<SettingName, Written>> = {};
  const configuration: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) {
    const found = writtenOf(name, question, file);
    if (found !== undefined) written[name] = found;
    const read = settings[name].schema.safeParse(found?.value);
    if (read.success) configuration[name] = read.data;
    else faults.push(`${found?.from ?? name}: ${name}: ${read.error.issues[0]?.message ?? 'not understood'}`);
  }
  if (faults.length > 0) throw new BadInput(faults.map(sentence));
  // Every name of the table was parsed by its schema just now.
  return { configuration: configuration as Configuration, written };
}

function writtenOf(
  name: SettingName,
  { flags, env }: ConfigurationQuestion,
  file: ReadonlyMap<string, Written>,
): Written | undefined {
  const flag = flags[name];
  if (flag !== undefined) return { value: flag, from: `--set ${name}` };
  const { env: variable, standard } = settings[name];
  const inherited = env[variable];
  if (inherited !== undefined && inherited !== '') return { value: inherited, from: variable };
  return file.get(name) ?? (standard === undefined ? undefined : { value: standard, from: 'standard' });
}

const isSetting = (name: string): name is SettingName => Object.hasOwn(settings, name);

/** A flat or nested YAML mapping: "http.port: 80" and "http: {port: 80}" are the same. */
function fileValues(question: ConfigurationQuestion, faults: string[]): ReadonlyMap<string, Written> {
  const file = question.file ?? question.usualFile;
  if (file === undefined) return new Map();
  const text = readText(file, question.file !== undefined, faults);
  if (text === undefined) return new Map();
  const read = readSource(text, file);
  if (!read.ok) {
    faults.push(...read.refusals.map(({ message }) => message));
    return new Map();
  }
  const found = new Map<string, Written>();
  for (const document of read.value) {
    const visit = (value: unknown, path: readonly string[]): void => {
      const name = path.join('.');
      const { line } = document.place(path);
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isSetting(name))
        for (const [key, part] of Object.entries(value)) visit(part, [...path, key]);
      else if (!isSetting(name))
        faults.push(`${file}:${line}: there is no setting "${name}"; "troth config explain" lists them`);
      else if (typeof value !== 'string' && typeof value !== 'boolean' && typeof value !== 'number')
        faults.push(`${file}:${line}: ${name}: write one value`);
      else found.set(name, { value: String(value), from: `${file}:${line}` });
    };
    visit(document.data, []);
  }
  return found;
}

function readText(file: string, required: boolean, faults: string[]): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'ENOENT' || required)
      faults.push(`${file}: cannot be read: ${code === 'ENOENT' ? 'no such file' : code}`);
    return undefined;
  }
}

/** What is shown of a value: secrets only as being there. */
export function shown(name: SettingName, { value }: Written): string {
  return settings[name].secret === true ? '(set, not shown)' : value;
}
