// How far one dataset lies from another, asked for when the reader wants to know.
import { h } from '../dom.js';
import * as format from '../format.js';
import { icon } from '../icons.js';
import { distributions } from '../picture.js';
import { recorded, remark, verdict } from '../section.js';
import { text } from '../strings.js';
import { dataTable } from '../table.js';

/**
 * A button that opens the drift of a dataset.
 * @param {string} label
 * @param {() => Promise<any>} load the view "dataDrift"
 */
export function dataDriftButton(label, load) {
    const place = h('div', { class: 'mls-table-block' });
    const button = h('button', { type: 'button', class: 'jenkins-button mls-button--small', 'aria-expanded': 'false', on: { click: async () => {
        const open = button.getAttribute('aria-expanded') === 'true';
        button.setAttribute('aria-expanded', String(!open));
        if (open) {
            place.replaceChildren();
            return;
        }
        place.replaceChildren(h('p', { class: 'mls-muted' }, text.loading));
        try {
            place.replaceChildren(...table(label, await load()));
        } catch (error) {
            place.replaceChildren(remark('failed', error.message));
        }
    } } }, icon('drift'), label);
    return h('div', { class: 'mls-table-block' }, h('div', null, button), place);
}

function table(label, drift) {
    return [
        h('p', { class: 'mls-lead' }, recorded(drift.sentence)),
        dataTable({
            caption: label,
            rows: drift.columns,
            pageSize: 15,
            sort: { key: 'effect', descending: true },
            searchText: drift.columns.length > 15 ? (row) => row.name : null,
            columns: [
                { key: 'name', title: text.column, rowHeader: true, className: 'mls-name', value: (row) => row.name, cell: (row) => row.name },
                { key: 'picture', title: [h('span', { class: 'mls-legend' }, text.reference), h('span', { class: 'mls-legend mls-legend--current' }, text.current)],
                    cell: (row) => distributions(row.picture) },
                { key: 'verdict', title: text.verdict, value: (row) => (row.drifted ? 0 : 1), cell: (row) => (row.drifted ? verdict('warning', text.drifted)
                    : row.decided ? verdict('passed', text.notDrifted) : verdict('undecided', text.undecided)) },
                { key: 'effect', title: text.effect, numeric: true, descendingFirst: true, value: (row) => row.effect, cell: (row) => format.effect(row.effect) },
                { key: 'p', title: text.adjustedP, numeric: true, value: (row) => row.pValue, cell: (row) => format.pValue(row.pValue) },
            ],
        }),
    ];
}
