/** What a link to sign opens, as the API tells it. */
import type { paths } from '../../client/api.d.ts';

export type SignPage = paths['/v1/sign/read']['post']['responses'][200]['content']['application/json'];
