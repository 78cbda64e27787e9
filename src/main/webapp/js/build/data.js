// Data that the run recorded: what they are, what was expected of them, and what changed since they were recorded before.
import { h } from '../dom.js';
import * as format from '../format.js';
import { snippet } from '../models/snippets.js';
import { badge, card, facts, hash, recorded, remark, sentence, subheading, time, verdict } from '../section.js';
import { text } from '../strings.js';
import { dataTable } from '../table.js';

const ORDER = { FAILED: 0, UNDECIDED: 1, PASSED: 2 };

export function dataCard(context, record, id) {
    const { dataset, origin, change } = record;
    return card(text.dataOf(dataset.name), { id, badge: origin.stage && badge('plain', origin.stage) },
        facts(
            [text.rows, format.number(dataset.rows)],
            [text.columns, format.number(dataset.columns.length)],
            [text.target, dataset.target],
            [text.size, format.bytes(dataset.bytes)],
            [text.files, dataset.files.length === 1 ? dataset.files[0].path : dataset.files.length > 1 && format.number(dataset.files.length)],
            [text.fingerprint, hash(dataset.sha256)],
            [text.model, origin.model && h('a', { href: context.links.model(origin.model) }, origin.model)],
            [text.time, time(origin.time)]),
        change && changes(context, record),
        record.expectations.length > 0 && [subheading(text.expectations), expectations(record.expectations)],
        subheading(text.schema), schema(record),
        record.suggestions.length > 0 && snippet(text.suggestedExpectations, record.suggestions.join('\n')));
}

function changes(context, { dataset, change }) {
    const before = h('a', { href: context.links.run(change.run) }, context.links.runName(change.run));
    if (change.same) {
        return remark('passed', text.sameData, ' ', before, '.');
    }
    const rows = text.rowsChange(format.signed(dataset.rows - change.rows), format.number(change.rows));
    return remark(change.schema.length ? 'warning' : 'info', text.changedSince, ' ', before, text.colon, rows, change.schema.map((one) => [', ', recorded(one)]), '.');
}

function expectations(rows) {
    return dataTable({
        caption: text.expectations,
        rows,
        sort: { key: 'verdict' },
        pageSize: 30,
        columns: [
            { key: 'verdict', title: text.verdict, value: (row) => ORDER[row.verdict], cell: (row) => verdict(row.verdict, text.verdicts[row.verdict]) },
            { key: 'gate', title: text.expectation, rowHeader: true, value: (row) => row.gate, className: 'mls-rule', cell: (row) => h('code', null, row.gate) },
            { key: 'why', title: text.why, className: 'mls-sentence', cell: sentence },
        ],
    });
}

function schema({ columns, dataset }) {
    const share = (row) => (dataset.rows ? row.missing / dataset.rows : null);
    const point = (row, value) => (row.type === 'datetime' ? format.time(value === null ? null : new Date(value * 1000).toISOString()) : format.number(value));
    return dataTable({
        caption: text.schema,
        rows: columns,
        pageSize: 20,
        searchText: columns.length > 20 ? (row) => row.name : null,
        columns: [
            { key: 'name', title: text.column, rowHeader: true, value: (row) => row.name, className: 'mls-name', cell: (row) => row.name },
            { key: 'type', title: text.type, value: (row) => row.type, cell: (row) => text.types[row.type] ?? row.type },
            { key: 'missing', title: text.missing, numeric: true, descendingFirst: true, value: (row) => row.missing, cell: (row) => format.percent(share(row)) },
            { key: 'distinct', title: text.distinct, numeric: true, descendingFirst: true, value: (row) => row.distinct,
                cell: (row) => (row.exact ? format.number(row.distinct) : text.about(format.number(row.distinct))) },
            { key: 'minimum', title: text.lowest, numeric: true, cell: (row) => point(row, row.minimum) },
            { key: 'mean', title: text.mean, numeric: true, cell: (row) => point(row, row.mean) },
            { key: 'maximum', title: text.highest, numeric: true, cell: (row) => point(row, row.maximum) },
        ],
    });
}
