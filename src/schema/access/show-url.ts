import type { RequestContext } from '../../context.ts';
import { maskUrlField } from './mask-url.ts';

/** For filters by URL: a URL as the caller sees it. */
export const showUrlTo = ({ seesSecrets }: RequestContext) => (seesSecrets ? (url: string) => url : maskUrlField);
