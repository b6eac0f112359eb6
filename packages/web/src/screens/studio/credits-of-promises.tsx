/** What a miss of each promise gives: written in the promise, read with the money. Owns: finding that part of every promise. */
import { agreementFields } from '@troth/core';
import type { FormField, Json } from '@troth/core';
import type { ReactNode } from 'react';
import { useSay, useWords } from '../../words/use-words.ts';
import { useForm } from './form/form-context.ts';
import { isGroup, isList } from './model/text-at.ts';
import { studioWords } from './words.ts';

/** What a miss gives is written in the promise and stands in the contract with the money. */
export function CreditsOfPromises(): ReactNode {
  const t = useWords(studioWords);
  const say = useSay();
  const { text, Field } = useForm();
  const list = isGroup(text) ? text['commitments'] : undefined;
  const credits = creditsPart();
  if (!isList(list) || credits === undefined) return null;
  return list.map((commitment, at) => {
    if (!isGroup(commitment)) return null;
    const title = commitment['title'];
    const words = isGroup(title) && typeof title['en'] === 'string' ? say({ en: title['en'], ...chinese(title) }) : '';
    return (
      <Field
        key={at}
        label={t('creditsOf', { title: words === '' && typeof title === 'string' ? title : words })}
        part={credits}
        place={['commitments', at, 'credits']}
        value={commitment['credits']}
      />
    );
  });
}

const chinese = (title: { readonly [key: string]: Json }): { readonly 'zh-Hant'?: string } =>
  typeof title['zh-Hant'] === 'string' ? { 'zh-Hant': title['zh-Hant'] } : {};

function creditsPart(): FormField['part'] | undefined {
  const commitments = agreementFields().find(({ key }) => key === 'commitments')?.part.shape;
  const one = commitments?.form === 'list' ? commitments.item.shape : undefined;
  return one?.form === 'group' ? one.fields.find(({ key }) => key === 'credits')?.part : undefined;
}
