import { h } from '../dom.js';
import { icon } from '../icons.js';

/**
 * A button that opens a list of boxes to tick.
 * @param {string} title
 * @param {{key: string, label: string}[]} options
 * @param {string[]} chosen changed in place
 */
export function choice(title, symbol, options, chosen, changed) {
    const boxes = options.map(({ key, label }) => {
        const box = h('input', {
            type: 'checkbox', checked: chosen.includes(key),
            on: { change: () => {
                const others = chosen.filter((one) => one !== key);
                chosen.splice(0, chosen.length, ...(box.checked ? [...others, key] : others));
                changed();
            } },
        });
        return h('label', { class: 'mls-choice__option' }, box, h('span', null, label));
    });
    const list = h('details', { class: 'mls-choice' },
        h('summary', { class: 'jenkins-button' }, icon(symbol), title),
        h('div', { class: 'mls-choice__list', role: 'group', 'aria-label': title }, boxes));
    list.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && list.open) {
            list.open = false;
            list.querySelector('summary').focus();
        }
    });
    document.addEventListener('click', (event) => {
        if (list.open && !list.contains(event.target)) {
            list.open = false;
        }
    });
    return list;
}

/** A choice of one. @param {[value: string, label: string][]} options */
export function select(label, options, value, changed) {
    const element = h('select', { class: 'jenkins-select__input mls-select', 'aria-label': label, on: { change: () => changed(element.value) } },
        options.map(([key, name]) => h('option', { value: key, selected: key === value }, name)));
    return h('div', { class: 'jenkins-select' }, element);
}
