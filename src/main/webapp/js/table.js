import { h, uniqueId } from './dom.js';
import { icon } from './icons.js';
import { locale } from './language.js';
import { text } from './strings.js';

/**
 * @typedef {object} Column
 * @property {string} key
 * @property {string} title
 * @property {(row: any) => any} cell what is shown: text or a node
 * @property {(row: any) => number|string|null} [value] what is sorted by; without it the column cannot be sorted
 * @property {boolean} [numeric] set to the right, in figures of one width
 * @property {boolean} [descendingFirst] large values first when sorted for the first time
 * @property {boolean} [rowHeader] names the row
 * @property {boolean} [hiddenTitle] the title is for screen readers only
 * @property {string} [className]
 */

/**
 * A table that sorts, searches, pages and opens rows. Only the rows of one page are in the document, so that a thousand
 * rows cost no more than fifty.
 *
 * The block's `ready` is fulfilled when its first rows are there.
 *
 * @param {object} options
 * @param {string} options.caption what the table holds, for screen readers
 * @param {Column[]} options.columns
 * @param {any[]} [options.rows] all rows, or
 * @param {(wish: {words: string, sort: string|undefined, descending: boolean|undefined, offset: number, limit: number}) =>
 *     Promise<{rows: any[], found: number, all: number}>} [options.load] asks the server for the rows of one page
 * @param {{chosen: Map<any, any>, key: (row: any) => any, most: number, changed: () => void}} [options.select] rows can be chosen
 * @param {{key: string, descending?: boolean}} [options.sort]
 * @param {((row: any) => string)|true} [options.searchText] makes the table searchable; true where the server searches
 * @param {number} [options.pageSize]
 * @param {(row: any) => Promise<Node>} [options.open] makes rows open
 * @param {(row: any) => string} [options.rowName] names a row for the opening button
 * @param {(row: any) => string} [options.rowClass]
 * @param {Node[]} [options.controls] beside the search field
 * @param {boolean} [options.fit] no wider than its content: for few columns, whose values would stand far from their names
 * @param {string} [options.empty] said when there is no row
 */
export function dataTable(options) {
    const { columns, rows, load, select, pageSize = 50, searchText, open, rowClass } = options;
    const extra = (open ? 1 : 0) + (select ? 1 : 0);
    const state = { sort: options.sort ?? null, page: 0, words: '', asked: 0 };
    const body = h('tbody');
    const pager = h('nav', { class: 'mls-pager', 'aria-label': text.pagesOf(options.caption) });
    const count = h('span', { class: 'mls-muted', role: 'status' });
    const headers = new Map();

    const head = h('tr', null, select && h('th', { class: 'mls-cell-open', scope: 'col' }, h('span', { class: 'mls-hidden' }, text.choose)),
        open && h('th', { class: 'mls-cell-open', scope: 'col' }, h('span', { class: 'mls-hidden' }, text.details)),
        columns.map((column) => {
            const cell = header(column, () => sortBy(column));
            headers.set(column.key, cell);
            return cell;
        }));
    const table = h('table', { class: `jenkins-table jenkins-table--small mls-table${options.fit ? ' mls-table--fit' : ''}` },
        h('caption', { class: 'mls-hidden' }, options.caption), h('thead', null, head), body);

    function sortBy(column) {
        const same = state.sort?.key === column.key;
        state.sort = { key: column.key, descending: same ? !state.sort.descending : Boolean(column.descendingFirst) };
        state.page = 0;
        update();
    }

    function shown() {
        const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
        const found = searchText && words.length
            ? rows.filter((row) => {
                const where = searchText(row).toLowerCase();
                return words.every((word) => where.includes(word));
            })
            : rows.slice();
        const column = columns.find((one) => one.key === state.sort?.key);
        if (column?.value) {
            const sign = state.sort.descending ? -1 : 1;
            found.sort((a, b) => compare(column.value(a), column.value(b), sign));
        }
        return found;
    }

    function update() {
        for (const column of columns.filter((one) => one.value)) {
            const sorted = state.sort?.key === column.key;
            const cell = headers.get(column.key);
            cell.setAttribute('aria-sort', sorted ? (state.sort.descending ? 'descending' : 'ascending') : 'none');
            cell.querySelector('svg').replaceWith(icon(sorted ? (state.sort.descending ? 'descending' : 'ascending') : 'sort'));
        }
        if (load) {
            return loadPage();
        } else {
            const found = shown();
            state.page = Math.min(state.page, Math.max(0, Math.ceil(found.length / pageSize) - 1));
            fill(found.slice(state.page * pageSize, (state.page + 1) * pageSize), found.length, rows.length);
        }
        return Promise.resolve();
    }

    /** An answer that comes after the next question was asked is thrown away. */
    async function loadPage() {
        state.asked += 1;
        const { asked } = state;
        body.setAttribute('aria-busy', 'true');
        try {
            const answer = await load({ words: state.words, sort: state.sort?.key, descending: state.sort?.descending, offset: state.page * pageSize, limit: pageSize });
            if (asked === state.asked) {
                fill(answer.rows, answer.found, answer.all);
            }
        } catch (error) {
            fill([], 0, 0);
            count.textContent = error.message;
        }
        body.removeAttribute('aria-busy');
    }

    function fill(visible, found, all) {
        const pages = Math.max(1, Math.ceil(found / pageSize));
        body.replaceChildren(...(visible.length ? visible.map(row) : [h('tr', null,
            h('td', { colspan: columns.length + extra, class: 'mls-muted' }, all ? text.nothingFound : options.empty ?? text.nothing))]));
        count.textContent = all > pageSize || found !== all ? text.shown(visible.length, found, all, state.page * pageSize) : '';
        pager.hidden = pages < 2;
        pager.replaceChildren(...pagerButtons(pages));
    }

    function pagerButtons(pages) {
        const go = (to, label, disabled) => h('button', {
            type: 'button', class: 'jenkins-button', disabled, on: { click: () => { state.page = to; update(); } },
        }, label);
        return [
            go(state.page - 1, text.previousPage, state.page === 0),
            h('span', { class: 'mls-muted' }, text.pageOf(state.page + 1, pages)),
            go(state.page + 1, text.nextPage, state.page >= pages - 1),
        ];
    }

    function row(item) {
        const cells = columns.map((column) => h(
            column.rowHeader ? 'th' : 'td',
            { class: [column.numeric && 'mls-number', column.className].filter(Boolean).join(' ') || null, scope: column.rowHeader ? 'row' : null },
            column.cell(item)));
        return h('tr', { class: rowClass?.(item) }, select && chooser(item), open && opener(item), cells);
    }

    function chooser(item) {
        const key = select.key(item);
        const box = h('input', {
            type: 'checkbox', checked: select.chosen.has(key), 'aria-label': text.chooseOne(options.rowName?.(item) ?? key),
            on: { change: () => {
                if (box.checked && select.chosen.size >= select.most) {
                    box.checked = false;
                } else if (box.checked) {
                    select.chosen.set(key, item);
                } else {
                    select.chosen.delete(key);
                }
                select.changed();
            } },
        });
        return h('td', { class: 'mls-cell-open' }, box);
    }

    function opener(item) {
        const id = uniqueId('details');
        const button = h('button', {
            type: 'button',
            class: 'mls-open',
            'aria-expanded': 'false',
            'aria-label': text.detailsOf(options.rowName?.(item) ?? ''),
            on: { click: () => toggle() },
        }, icon('open'));
        const toggle = async () => {
            const line = button.closest('tr');
            if (button.getAttribute('aria-expanded') === 'true') {
                button.setAttribute('aria-expanded', 'false');
                button.removeAttribute('aria-controls');
                line.nextElementSibling.remove();
                return;
            }
            button.setAttribute('aria-expanded', 'true');
            button.setAttribute('aria-controls', id);
            const place = h('td', { colspan: columns.length + extra }, h('p', { class: 'mls-muted' }, text.loading));
            line.after(h('tr', { id, class: 'mls-details' }, place));
            try {
                place.replaceChildren(await open(item));
            } catch (error) {
                place.replaceChildren(h('p', { role: 'alert' }, error.message));
            }
        };
        return h('td', { class: 'mls-cell-open' }, button);
    }

    function typed(event) {
        state.words = event.target.value;
        state.page = 0;
        update();
    }

    const search = searchText && h('div', { class: 'jenkins-search mls-search' },
        h('div', { class: 'jenkins-search__icon' }, icon('search')),
        h('input', {
            class: 'jenkins-input jenkins-search__input',
            type: 'search',
            placeholder: text.search,
            'aria-label': text.searchIn(options.caption),
            on: { input: load ? later(typed) : typed },
        }));
    const ready = update();
    const block = h('div', { class: 'mls-table-block' },
        (search || options.controls || load || rows.length > pageSize)
            && h('div', { class: 'mls-table-bar' }, search, options.controls, count),
        scroller(options.caption, table),
        pager);
    return Object.assign(block, { ready });
}

/** Waits until typing pauses, so that not every key asks the server. */
function later(listener) {
    let waiting;
    return (event) => {
        clearTimeout(waiting);
        waiting = setTimeout(() => listener(event), 150);
    };
}

/** Wide content scrolls inside its own frame, by keyboard too. */
export function scroller(label, ...content) {
    const frame = h('div', { class: 'mls-scroll', role: 'region', tabindex: '0', 'aria-label': label }, content);
    const tell = () => {
        frame.toggleAttribute('data-wide', frame.scrollWidth > frame.clientWidth + 4);
        frame.toggleAttribute('data-more', frame.scrollLeft + frame.clientWidth < frame.scrollWidth - 4);
    };
    frame.addEventListener('scroll', tell, { passive: true });
    new ResizeObserver(tell).observe(frame);
    return frame;
}

function header(column, sort) {
    const classes = [column.numeric && 'mls-number', column.className].filter(Boolean).join(' ') || null;
    const title = column.hiddenTitle ? h('span', { class: 'mls-hidden' }, column.title) : column.title;
    return h('th', { scope: 'col', class: classes },
        column.value
            ? h('button', { type: 'button', class: 'mls-sort', on: { click: sort } }, title, icon('sort'))
            : title);
}

/** Absent values stand last in both directions. */
function compare(a, b, sign) {
    const absentA = a === null || a === undefined || Number.isNaN(a);
    const absentB = b === null || b === undefined || Number.isNaN(b);
    if (absentA || absentB) {
        return absentA - absentB;
    }
    return sign * (typeof a === 'string' ? a.localeCompare(b, locale, { numeric: true }) : a - b);
}

/** A table without behaviour. */
export function plainTable(caption, columns, rows, rowClass, className = '') {
    return scroller(caption, h('table', { class: `jenkins-table jenkins-table--small mls-table ${className}` },
        h('caption', { class: 'mls-hidden' }, caption),
        h('thead', null, h('tr', null, columns.map((column) => header({ ...column, value: null })))),
        h('tbody', null, rows.map((row) => h('tr', { class: rowClass?.(row) }, columns.map((column) => h(
            column.rowHeader ? 'th' : 'td',
            { class: [column.numeric && 'mls-number', column.className].filter(Boolean).join(' ') || null, scope: column.rowHeader ? 'row' : null },
            column.cell(row))))))));
}
