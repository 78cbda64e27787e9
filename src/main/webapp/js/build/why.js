// Why did it fail: what differs from what the run is measured by.
import { commitRange } from '../commits.js';
import { h } from '../dom.js';
import * as format from '../format.js';
import { card, facts, hash, recorded, remark, subheading } from '../section.js';
import { text } from '../strings.js';
import { dataTable, plainTable } from '../table.js';
import { dataDriftButton } from './datadrift.js';

export function whyCard({ context, model }) {
    const { why } = model;
    if (!why) {
        return null;
    }
    const against = why.against.version
        ? h('a', { href: context.links.version(model.model, why.against.version) }, text.productionVersion(why.against.version))
        : h('a', { href: context.links.run(why.against.run) }, context.links.runName(why.against.run));
    const nothing = !why.parameters.length && !why.datasets.length && !why.drift.length && !why.slices.length;
    return card(text.whyFailed, {},
        why.gates.map((sentence) => remark('failed', recorded(sentence))),
        facts([text.comparedWith, against],
            [text.commits, why.commits.to && commitRange(why.commits)]),
        nothing && remark('info', text.nothingDiffers),
        h('div', { class: 'mls-why' },
            why.parameters.length > 0 && block(text.changedParameters, plainTable(text.changedParameters, [
                { key: 'name', title: text.parameter, rowHeader: true, className: 'mls-name', cell: (row) => row.name },
                { key: 'before', title: text.beforeThat, className: 'mls-value', cell: (row) => format.value(row.before) },
                { key: 'value', title: text.now_, className: 'mls-value', cell: (row) => h('strong', null, format.value(row.value)) },
            ], why.parameters)),
            why.datasets.length > 0 && block(text.changedData, plainTable(text.changedData, [
                { key: 'name', title: text.dataset, rowHeader: true, className: 'mls-name', cell: (row) => row.name },
                { key: 'before', title: text.beforeThat, cell: (row) => (row.before ? [hash(row.before), h('div', { class: 'mls-muted mls-small' }, text.rowsOf(row.rowsBefore))] : format.none) },
                { key: 'now', title: text.now_, cell: (row) => [hash(row.sha256), h('div', { class: 'mls-muted mls-small' }, text.rowsOf(row.rows))] },
            ], why.datasets), why.datasets.filter((row) => row.profiles)
                .map((row) => dataDriftButton(text.driftOfData(row.name), () => context.api.get('data-drift', { model: model.model, dataset: row.name })))),
            why.slices.length > 0 && block(text.fallenSlices, plainTable(text.fallenSlices, [
                { key: 'slice', title: text.slice, rowHeader: true, className: 'mls-name', cell: (row) => row.slice },
                { key: 'metric', title: text.metric, cell: (row) => row.metric },
                { key: 'before', title: text.beforeThat, numeric: true, cell: (row) => format.number(row.before) },
                { key: 'value', title: text.now_, numeric: true, cell: (row) => h('strong', null, format.number(row.value)) },
                { key: 'rows', title: text.rows, numeric: true, cell: (row) => format.number(row.rows) },
            ], why.slices))),
        why.drift.length > 0 && [subheading(text.driftedColumns), dataTable({
            caption: text.driftedColumns,
            rows: why.drift,
            pageSize: 5,
            columns: [
                { key: 'name', title: text.column, rowHeader: true, className: 'mls-name', cell: (row) => row.name },
                { key: 'data', title: text.data, className: 'mls-name', cell: (row) => row.data },
                { key: 'effect', title: text.effect, numeric: true, cell: (row) => format.effect(row.effect) },
                { key: 'why', title: text.why, className: 'mls-sentence', cell: (row) => recorded(row.reason) },
            ],
        })]);
}

const block = (title, ...content) => h('div', null, subheading(title), content);
