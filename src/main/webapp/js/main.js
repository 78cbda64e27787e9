// Finds the places that a shell left for a page and lets the page's module fill them.
import { createContext } from './context.js';
import { h } from './dom.js';
import { notice } from './section.js';
import { text } from './strings.js';

/** Which pages there are; a shell names one in data-page. */
const PAGES = {
    build: () => import('./pages/build.js'),
    compare: () => import('./pages/compare.js'),
    home: () => import('./pages/home.js'),
    job: () => import('./pages/job.js'),
    model: () => import('./pages/model.js'),
    models: () => import('./pages/models.js'),
    trend: () => import('./pages/trend.js'),
    version: () => import('./pages/version.js'),
};

/** @param {HTMLElement} place */
async function fill(place) {
    const page = PAGES[place.dataset.page];
    if (!page || place.dataset.filled) {
        return;
    }
    place.dataset.filled = 'true';
    place.setAttribute('aria-busy', 'true');
    const waiting = h('p', { class: 'mls-waiting', role: 'status' }, text.loading);
    place.replaceChildren(waiting);
    try {
        const context = createContext(place);
        const module = await page();
        place.replaceChildren(...(await module.render(context)));
    } catch (error) {
        place.replaceChildren(notice('failed', text.cannotShow, error.message));
        if (!error.expected) {
            console.error(error);
        }
    }
    place.removeAttribute('aria-busy');
    place.dispatchEvent(new CustomEvent('ml-stages-ready', { bubbles: true }));
    document.documentElement.dataset.mlStagesReady = String(Math.round(performance.now()));
}

document.querySelectorAll('.ml-stages[data-page]').forEach(fill);
