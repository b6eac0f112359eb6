/**
 * `npm run docs`: writes docs/api.md from packages/http/openapi.json. It holds nothing that the document does not say; a test
 * compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { code, laidOut, table } from './language-reference/markdown.ts';

const parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
});
const content = z.record(z.string(), z.looseObject({ example: z.unknown().optional() }));
const operation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string(),
  'x-scopes': z.array(z.string()),
  'x-open-to': z.string().optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string(), content: content.optional() })),
});
const document = z.looseObject({
  info: z.looseObject({ title: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
});

type Operation = z.output<typeof operation>;
interface Placed extends Operation {
  readonly method: string;
  readonly path: string;
}

const openTo: Readonly<Record<string, string>> = {
  anyone: 'No key is needed.',
  operator: 'For whoever runs the server: by the metrics token, or from the machine itself.',
  signature: 'No key: the request is signed with the secret of the source.',
};

export async function apiPage(): Promise<string> {
  const text = readFileSync(new URL('../packages/http/openapi.json', import.meta.url), 'utf8');
  const { info, paths } = document.parse(JSON.parse(text));
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): Placed => ({ ...one, method: method.toUpperCase(), path })),
  );
  const tags = [...new Set(all.flatMap(({ tags: own }) => own))];
  const parts = tags.map((tag) => {
    const own = all.filter((one) => one.tags.includes(tag));
    return [`## ${tag}`, overview(own), ...own.map(section)].join('\n\n');
  });
  const head = [
    '# The HTTP API',
    info.description,
    'Machines read `packages/http/openapi.json`, which a server answers at `/openapi.json`.',
  ];
  return laidOut([...head, ...parts].join('\n\n'), 'markdown');
}

const overview = (own: readonly Placed[]): string =>
  table(
    ['request', 'what it does', 'scope'],
    own.map((one) => [
      `\`${one.method} ${one.path}\``,
      one.summary,
      one['x-scopes'].map((scope) => `\`${scope}\``).join(' or '),
    ]),
  );

function section(one: Placed): string {
  const open = one['x-open-to'];
  const parameters = (one.parameters ?? []).filter(({ in: place }) => place !== 'header');
  return [
    `### ${one.summary}`,
    `\`${one.method} ${one.path}\``,
    one.description,
    ...(open === undefined ? [] : [openTo[open] ?? '']),
    ...(parameters.length === 0 ? [] : [parameterTable(parameters)]),
    ...sentExample(one),
    ...answers(one),
  ].join('\n\n');
}

const parameterTable = (parameters: readonly z.output<typeof parameter>[]): string =>
  table(
    ['parameter', 'in', 'meaning'],
    parameters.map(({ name, in: place, required, description }) => [
      `\`${name}\`${required === true ? ' ●' : ''}`,
      place,
      description ?? '',
    ]),
  );

function sentExample({ requestBody }: Placed): string[] {
  if (requestBody === undefined) return [];
  const types = Object.entries(requestBody.content);
  const shown = types.find(([, { example }]) => example !== undefined)?.[1].example;
  return [
    `Sent as ${types.map(([type]) => `\`${type}\``).join(', ')}.`,
    ...(shown === undefined ? [] : [code('json', JSON.stringify(shown, undefined, 2))]),
  ];
}

function answers({ responses }: Placed): string[] {
  return Object.entries(responses).flatMap(([status, { description, content: types = {} }]) => {
    const [type, shown] = Object.entries(types)[0] ?? [];
    if (!status.startsWith('2')) return [`- **${status}** ${description}`];
    const example = shown?.example;
    if (typeof example !== 'object' || example === null) return [`Answers ${status} with \`${type ?? ''}\`.`];
    return [`Answers ${status}:`, code('json', JSON.stringify(example, undefined, 2))];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../docs/api.md', import.meta.url), await apiPage());
}
