import { content as built } from 'virtual:content';
import { inOrder, type Content } from './examples';

/** What `content.mts` has read when the page was built. */
export const content = built as Content;

/** As they stand on the shelf. */
export const examples = inOrder(content.examples);
