import { createApi } from './api.js';
import { createLinks } from './links.js';

/**
 * What a page knows of the place it stands in.
 * @typedef {object} Context
 * @property {HTMLElement} place the element to be filled
 * @property {DOMStringMap} data the shell's data attributes
 * @property {ReturnType<typeof createApi>} api the page's data
 * @property {ReturnType<typeof createLinks>} links addresses of other pages
 * @property {URLSearchParams} query the page's own parameters
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
        query: new URLSearchParams(location.search),
    };
}
