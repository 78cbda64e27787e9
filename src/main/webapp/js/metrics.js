// Metrics beside the same metrics of the previous run, of production, and of the branch that a change request is for.
import { breakable, h } from './dom.js';
import * as format from './format.js';
import { icon } from './icons.js';
import { recorded } from './section.js';
import { text } from './strings.js';
import { dataTable } from './table.js';

/** A change as arrow, amounts and the word better or worse. @param {object|null} change */
export function changeCell(change) {
    if (!change || change.change === null || change.change === undefined) {
        return h('span', { class: 'mls-muted' }, change ? format.number(change.value) : format.none);
    }
    const arrow = change.change > 0 ? 'up' : change.change < 0 ? 'down' : 'same';
    const kind = change.clear === false ? 'unclear' : change.verdict ?? 'neutral';
    const word = change.clear === false && change.change !== 0 ? text.unclear : text.changeKinds[change.verdict];
    return h('span', { class: `mls-change mls-change--amount mls-change--${kind}`, title: [`${format.number(change.value)}`, word].filter(Boolean).join(', ') },
        h('span', { class: 'mls-nowrap' }, icon(arrow), ' ', format.signed(change.change)),
        change.relative !== null && change.relative !== undefined && change.change !== 0
            && h('span', { class: 'mls-muted mls-nowrap' }, ` ${format.signedPercent(change.relative)}`),
        word && h('span', { class: 'mls-hidden' }, ` ${word}`));
}

/**
 * @param {string} caption
 * @param {object[]} rows the view's metric rows
 * @param {{previous?: any, production?: any, target?: any, gated?: string[]}} baselines what they are set beside, and the metrics that gates ask about
 */
export function metricsTable(caption, rows, { previous, production, target, gated = [] }) {
    const columns = [
        { key: 'name', title: text.metric, rowHeader: true, value: (row) => row.name, className: 'mls-name',
            cell: (row) => [breakable(row.name), gated.includes(row.name) && h('span', { class: 'mls-gated', title: text.gated }, icon('gate', text.gated))] },
        { key: 'value', title: text.value, numeric: true, cell: (row) => (row.value === null || row.value === undefined
            ? h('span', { class: 'mls-muted mls-reason' }, recorded(row.reason) ?? format.none) : h('strong', null, format.metric(row.value))) },
    ];
    if (rows.some((row) => typeof row.low === 'number')) {
        columns.push({ key: 'interval', title: text.interval, numeric: true, cell: (row) => h('span', { class: 'mls-muted' }, format.interval(row.low, row.high)) });
    }
    if (previous) {
        columns.push({ key: 'previous', title: text.beforeRun(previous), numeric: true, className: 'mls-metric', cell: (row) => changeCell(row.previous),
            value: (row) => row.previous?.relative ?? null });
    }
    if (production) {
        columns.push({ key: 'production', title: text.productionVersion(production), numeric: true, className: 'mls-metric', cell: (row) => changeCell(row.production),
            value: (row) => row.production?.relative ?? null });
    }
    if (target) {
        columns.push({ key: 'target', title: text.targetRun(target), numeric: true, className: 'mls-metric', cell: (row) => changeCell(row.target),
            value: (row) => row.target?.relative ?? null });
    }
    return dataTable({
        caption,
        columns,
        rows,
        fit: !previous && !production,
        pageSize: 30,
        searchText: rows.length > 30 ? (row) => row.name : null,
    });
}

/** Only name, value and change, for a dialog. */
export function metricChanges(caption, rows, from) {
    return dataTable({ caption, rows, pageSize: 8, columns: [
        { key: 'name', title: text.metric, rowHeader: true, className: 'mls-name', cell: (row) => breakable(row.name) },
        { key: 'value', title: text.value, numeric: true, cell: (row) => h('strong', null, format.metric(row.value)) },
        ...(from ? [{ key: 'change', title: caption, numeric: true, className: 'mls-metric', cell: (row) => changeCell(row.previous) }] : []),
    ] });
}

/** As many metrics to begin with: those that are asked about most. */
export function favourites(names, count) {
    const known = ['auc', 'logLoss', 'accuracy', 'f1', 'rmse', 'r2', 'mae'].filter((name) => names.includes(name));
    return [...known, ...names.filter((name) => !known.includes(name))].slice(0, count);
}
