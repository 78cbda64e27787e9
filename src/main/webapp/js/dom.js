const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element. Text is always text: nothing here parses markup, so no name or value can become an element or a script.
 * @param {string} tag
 * @param {Record<string, any>|null} [attributes] `on` holds listeners, `css` custom properties; null and false leave one out
 * @param {...any} children nodes, text, numbers, arrays of these; null and false are left out
 * @returns {HTMLElement}
 */
export function h(tag, attributes, ...children) {
    return build(document.createElement(tag), attributes, children);
}

/** The same for SVG. @returns {SVGElement} */
export function s(tag, attributes, ...children) {
    return build(document.createElementNS(SVG, tag), attributes, children);
}

/** A name that may be long: where it has to break, then between its words. @param {string} name */
export function breakable(name) {
    return name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[_./-])/).flatMap((part, i) => (i ? [h('wbr'), part] : [part]));
}

function build(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (name === 'on') {
            Object.entries(value).forEach(([event, listener]) => element.addEventListener(event, listener));
        } else if (name === 'css') {
            Object.entries(value).forEach(([property, to]) => element.style.setProperty(property, to));
        } else {
            element.setAttribute(name, value === true ? '' : String(value));
        }
    }
    append(element, children);
    return element;
}

function append(element, children) {
    for (const child of children) {
        if (Array.isArray(child)) {
            append(element, child);
        } else if (child !== null && child !== undefined && child !== false) {
            element.append(child instanceof Node ? child : String(child));
        }
    }
}

let last = 0;

/** An id that no other element of the page has. */
export function uniqueId(prefix) {
    last += 1;
    return `mls-${prefix}-${last}`;
}
