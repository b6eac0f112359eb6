/** Begins a draft and opens it: in the studio, or its proposal where it was begun to answer requirements. */
import { useNavigate } from '@tanstack/react-router';
import type { UseMutationResult } from '@tanstack/react-query';
import { addressOf, useChoice } from '../../app/address.ts';
import type { SchemaDraft } from '../../client/api.d.ts';
import type { paths } from '../../client/api.d.ts';
import { useSend } from '../../client/reading.ts';
import { api } from '../../client/server.ts';
import type { Trouble } from '../../client/trouble.ts';

export type BeginBody = paths['/v1/drafts']['post']['requestBody']['content']['application/json'];

export function useBegin(): UseMutationResult<SchemaDraft, Trouble, BeginBody> {
  const navigate = useNavigate();
  const [opens] = useChoice('open');
  const page = opens === 'proposal' ? '/drafts/$draft/proposal' : '/drafts/$draft';
  const begun = useSend((body: BeginBody) => api.POST('/v1/drafts', { body }));
  return {
    ...begun,
    mutate: (body, options) =>
      begun.mutate(body, {
        ...options,
        onSuccess: ({ id }) => void navigate({ to: addressOf(page, { draft: id }) }),
      }),
  };
}
