import { createApi } from './api.js';
import { createLinks } from './links.js';
import { createPreferences } from './preferences.js';

/**
 * What a page knows of the place it stands in.
 * @typedef {object} Context
 * @property {HTMLElement} place the element to be filled
 * @property {DOMStringMap} data the shell's data attributes
 * @property {ReturnType<typeof createApi>} api the page's data
 * @property {ReturnType<typeof createLinks>} links addresses of other pages
 * @property {ReturnType<typeof createPreferences>} preferences what the reader chose before
 * @property {(name: string) => string|null} parameter a parameter of the page: from its address, or else from the shell
 */

/**
 * @param {HTMLElement} place
 * @returns {Context}
 */
export function createContext(place) {
    return {
        place,
        data: place.dataset,
        api: createApi(place.dataset.api ?? 'api'),
        links: createLinks(place.dataset),
        preferences: createPreferences(place.dataset.preferences),
        parameter: (name) => new URLSearchParams(location.search).get(name) ?? place.dataset[name] ?? null,
    };
}
