import { h } from '../dom.js';
import * as format from '../format.js';
import { icon } from '../icons.js';
import { badge, time } from '../section.js';
import { text } from '../strings.js';
import { dataTable } from '../table.js';

const SYMBOLS = {
    registered: 'version', promoted: 'up', rolledBack: 'rollback', aliasSet: 'changed', aliasRemoved: 'close', deployed: 'deployment',
    deploymentStarted: 'deployment', deploymentFailed: 'failed', undeployed: 'down', used: 'data', archived: 'columns', deleted: 'close',
};

/** What happened, in plain words, newest first. */
export function eventsTable(context, events) {
    return dataTable({
        caption: text.history,
        rows: events,
        pageSize: 15,
        searchText: events.length > 15 ? (row) => `${words(row)} ${row.by} ${row.comment ?? ''}` : null,
        columns: [
            { key: 'time', title: text.when, cell: (row) => h('span', { class: 'mls-nowrap' }, time(row.time)) },
            { key: 'event', title: text.event, className: 'mls-sentence', cell: (row) => [
                h('span', { class: 'mls-change' }, icon(SYMBOLS[row.event.kind] ?? 'info'), h('span', null, words(row))),
                row.comment && h('div', { class: 'mls-quote' }, row.comment)] },
            { key: 'by', title: text.by, className: 'mls-value', cell: (row) => [row.by,
                row.run && h('div', { class: 'mls-small' }, h('a', { href: context.links.run(row.run) }, context.links.runName(row.run)))] },
            { key: 'line', title: '#', numeric: true, cell: (row) => h('span', { class: 'mls-muted', title: row.hash }, row.line) },
        ],
    });
}

const words = (entry) => text.events[entry.event.kind]?.(entry.event) ?? entry.event.kind;

/** From when to when an alias pointed to which version. */
export function periodsTable(context, model, periods) {
    return dataTable({
        caption: text.periods,
        rows: [...periods].reverse(),
        pageSize: 15,
        columns: [
            { key: 'alias', title: text.alias, rowHeader: true, value: (row) => row.alias, className: 'mls-alias', cell: (row) => badge('alias', row.alias) },
            { key: 'version', title: text.version, numeric: true, value: (row) => row.version, cell: (row) => h('a', { href: context.links.version(model, row.version) }, row.version) },
            { key: 'from', title: text.from, value: (row) => row.from, cell: (row) => h('span', { class: 'mls-nowrap' }, time(row.from)) },
            { key: 'until', title: text.until, value: (row) => row.until ?? '9', cell: (row) => (row.until ? h('span', { class: 'mls-nowrap' }, time(row.until)) : badge('passed', text.now)) },
            { key: 'length', title: text.duration, numeric: true, cell: (row) => format.duration(new Date(row.until ?? Date.now()) - new Date(row.from)) },
            { key: 'by', title: text.by, cell: (row) => row.by, className: 'mls-value' },
        ],
    });
}
