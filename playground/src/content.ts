import { content as built } from 'virtual:content';
import type { Content } from './examples';

/** What `content.mts` has read when the page was built. */
export const content = built as Content;
