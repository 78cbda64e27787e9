// What a reader chose before: kept by the server for whoever is signed in there, and else by the browser.
import { ask } from './api.js';

const PREFIX = 'ml-stages ';
const WAIT = 400;

/**
 * @param {string|undefined} address where the server keeps the choices of its user; without it the browser keeps them
 * @returns {{load: () => Promise<void>, get: (key: string, otherwise: any) => any, set: (key: string, value: any) => void}}
 */
export function createPreferences(address) {
    return address ? ofUser(address) : ofBrowser();
}

function ofUser(address) {
    let values = {};
    let loaded;
    const waiting = new Map();
    return {
        load: () => (loaded ??= ask(`${address}choices`).then((answer) => { values = answer.values; }, () => {
            // then the page begins with what it shows to everybody
        })),
        get: (key, otherwise) => values[key] ?? otherwise,
        set: (key, value) => {
            if (JSON.stringify(values[key]) === JSON.stringify(value)) {
                return;
            }
            values[key] = structuredClone(value);
            clearTimeout(waiting.get(key));
            waiting.set(key, setTimeout(() => ask(`${address}choose`, { key, value: values[key] }).catch(() => {
                // then it lasts as long as the page
            }), WAIT));
        },
    };
}

function ofBrowser() {
    return {
        load: async () => {},
        get: (key, otherwise) => {
            try {
                return JSON.parse(localStorage.getItem(PREFIX + key)) ?? otherwise;
            } catch {
                return otherwise;
            }
        },
        set: (key, value) => {
            try {
                localStorage.setItem(PREFIX + key, JSON.stringify(value));
            } catch {
                // then it lasts as long as the page
            }
        },
    };
}
