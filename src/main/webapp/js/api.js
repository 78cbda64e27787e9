import { text } from './strings.js';

/** An error whose message is a sentence for the reader. */
export class ExpectedError extends Error {
    expected = true;
}

/**
 * @param {string} base address of the page's data, relative to the page
 */
export function createApi(base) {
    return {
        /**
         * @param {string} path
         * @param {Record<string, string|number|boolean|string[]|null|undefined>} [parameters]
         * @returns {Promise<any>}
         */
        get: (path, parameters) => ask(address(base, path, parameters)),

        /** A change; the token of the page goes with it. */
        post: (path, body) => ask(address(base, path), body),

        address: (path, parameters) => address(base, path, parameters),
    };
}

/**
 * @param {string} url
 * @param {any} [body] makes it a change
 * @returns {Promise<any>}
 */
export function ask(url, body) {
    return answer(fetch(url, {
        credentials: 'same-origin',
        ...(body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json', ...crumb() }, body: JSON.stringify(body) }),
    }));
}

function address(base, path, parameters = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        for (const one of Array.isArray(value) ? value : [value]) {
            if (one !== null && one !== undefined && one !== '') {
                query.append(name, String(one));
            }
        }
    }
    const written = query.toString();
    return `${base}/${path}${written ? `?${written}` : ''}`;
}

async function answer(request) {
    let response;
    try {
        response = await request;
    } catch {
        throw new ExpectedError(text.noAnswer);
    }
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    if (!response.ok) {
        const body = isJson ? await response.json() : {};
        throw new ExpectedError(body.message ?? text.answered(response.status));
    }
    return isJson ? response.json() : null;
}

function crumb() {
    const { crumbHeader, crumbValue } = document.head.dataset;
    return crumbHeader && crumbValue ? { [crumbHeader]: crumbValue } : {};
}
