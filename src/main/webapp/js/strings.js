import { language } from './language.js';

/** Every text of the pages that stands in no shell's message bundle, in the reader's language; the others are not loaded. */
export const { text } = await import(`./strings/${language}.js`);
