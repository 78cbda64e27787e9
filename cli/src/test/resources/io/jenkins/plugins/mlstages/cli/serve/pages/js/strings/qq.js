// No language: the English texts, each between marks by which a test knows what comes from a strings module and what does not.
import { text as english } from './en.js';

const marked = (any) => (typeof any === 'string' ? `\u27e6${any}\u27e7`
    : typeof any === 'function' ? (...values) => marked(any(...values))
        : Array.isArray(any) ? any.map(marked)
            : Object.fromEntries(Object.entries(any).map(([key, value]) => [key, marked(value)])));

export const text = marked(english);
