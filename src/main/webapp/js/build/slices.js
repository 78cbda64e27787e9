import { h } from '../dom.js';
import * as format from '../format.js';
import { icon } from '../icons.js';
import { select } from '../job/choice.js';
import { intervalBar, scaleOf } from '../picture.js';
import { recorded, subheading } from '../section.js';
import { text } from '../strings.js';
import { dataTable } from '../table.js';

/** Parts of the rows, the worst first, for a metric that the reader chooses. */
export function slicesTable(evaluation, baselineName) {
    const { slices } = evaluation;
    if (!slices?.length) {
        return null;
    }
    const known = new Set(slices.flatMap((slice) => Object.keys(slice.metrics)));
    const rows = evaluation.metrics.filter((metric) => known.has(metric.name));
    if (!rows.length) {
        return null;
    }
    const asked = evaluation.gates.map((gate) => gate.metric).find((name) => known.has(name));
    const first = rows.find((row) => row.name === asked) ?? rows.find((row) => ['auc', 'accuracy', 'rmse'].includes(row.name)) ?? rows[0];
    const place = h('div');
    const draw = (name) => place.replaceChildren(table(slices, rows.find((row) => row.name === name), baselineName));
    draw(first.name);
    return [
        h('div', { class: 'mls-table-bar' }, subheading(text.slices), select(text.metric, rows.map((row) => [row.name, row.name]), first.name, draw)),
        place,
    ];
}

function table(slices, metric, baselineName) {
    const name = metric.name;
    const scale = scaleOf(slices.map((slice) => slice.metrics[name]), metric.value);
    const compared = slices.some((slice) => typeof slice.metrics[name]?.before === 'number');
    return dataTable({
        caption: `${text.slices}${text.colon}${name}`,
        rows: slices,
        pageSize: 20,
        sort: { key: 'value', descending: metric.better === 'lower' },
        searchText: slices.length > 12 ? (row) => row.slice : null,
        columns: [
            { key: 'slice', title: text.slice, rowHeader: true, className: 'mls-name', value: (row) => row.slice, cell: (row) => row.slice },
            { key: 'rows', title: text.rows, numeric: true, descendingFirst: true, value: (row) => row.rows, cell: (row) => format.number(row.rows) },
            { key: 'value', title: name, numeric: true, value: (row) => row.metrics[name]?.value, cell: (row) => (row.metrics[name]
                ? h('strong', null, format.metric(row.metrics[name].value)) : h('span', { class: 'mls-muted mls-reason' }, recorded(row.reason) ?? format.none)) },
            { key: 'bar', title: text.interval, cell: (row) => [
                intervalBar(row.metrics[name], scale, metric.value, kindOf(difference(row.metrics[name]?.value, metric.value), metric.better)),
                typeof row.metrics[name]?.low === 'number' && h('div', { class: 'mls-muted mls-small' }, format.interval(row.metrics[name].low, row.metrics[name].high))] },
            { key: 'whole', title: text.againstAll, numeric: true, value: (row) => difference(row.metrics[name]?.value, metric.value),
                cell: (row) => change(row.metrics[name]?.value, metric.value, metric.better) },
            ...(compared ? [{ key: 'before', title: baselineName, numeric: true, value: (row) => difference(row.metrics[name]?.value, row.metrics[name]?.before),
                cell: (row) => change(row.metrics[name]?.value, row.metrics[name]?.before, metric.better) }] : []),
        ],
    });
}

const difference = (value, other) => (typeof value === 'number' && typeof other === 'number' ? value - other : null);

function kindOf(by, better) {
    return !by || !better ? 'neutral' : (by > 0) === (better === 'higher') ? 'better' : 'worse';
}

function change(value, other, better) {
    const by = difference(value, other);
    if (by === null) {
        return format.none;
    }
    const kind = kindOf(by, better);
    return h('span', { class: `mls-change mls-change--${kind}` }, icon(by > 0 ? 'up' : by < 0 ? 'down' : 'same'), h('span', null, format.signed(by)),
        text.changeKinds[kind] && h('span', { class: 'mls-hidden' }, ` ${text.changeKinds[kind]}`));
}
