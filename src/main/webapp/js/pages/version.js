// One version: everything that is known of it.
import { commit } from '../commits.js';
import { h } from '../dom.js';
import * as format from '../format.js';
import { artifacts } from '../build/training.js';
import { gatesTable } from '../build/validation.js';
import { metricsTable } from '../metrics.js';
import { changeButton } from '../models/change.js';
import { eventsTable } from '../models/events.js';
import { lineageGraph } from '../models/lineage.js';
import { retireButtons } from '../models/retire.js';
import { snippets } from '../models/snippets.js';
import { badge, card, facts, hash, remark, time } from '../section.js';
import { text } from '../strings.js';
import { dataTable, plainTable } from '../table.js';

export async function render(context) {
    const view = await context.api.get('version', { name: context.parameter('name'), number: context.parameter('number') });
    const { version, state } = view;
    const production = view.production?.version ?? null;
    return [
        state.status !== 'active' && remark('warning', text.statuses[state.status]),
        version.forced && remark('warning', text.forced),
        card(`${view.model}/${view.number}`, {
            badge: state.aliases.map((alias) => [badge('alias', alias), ' ']),
            controls: [view.may.promote && state.status === 'active' && !state.aliases.includes('production')
                && changeButton(context, text.promote, text.promoteTitle(`${view.model}/${view.number}`), () => ({ name: view.model, alias: 'production', number: view.number })),
            ...retireButtons(context, view)],
        }, state.description && h('p', { class: 'mls-prose' }, state.description),
        facts(
            [text.registered, time(state.registered)],
            [text.registeredBy, state.by],
            [text.run, view.run && h('a', { href: context.links.run(view.run) }, context.links.runName(view.run))],
            [text.commit, version.origin.commit && commit(version.origin)],
            [text.node, version.origin.node],
            [text.parent, version.parent && h('a', { href: context.links.reference(version.parent) }, version.parent)],
            [text.environments, state.environments.length > 0 && state.environments.map((name) => [badge('plain', name), ' '])],
            [text.tags, Object.keys(state.tags).length > 0 && Object.entries(state.tags).map(([key, value]) => [badge('plain', value ? `${key}: ${value}` : key), ' '])])),
        sideBySide('mls-pair mls-pair--first', [
            version.metrics.length > 0 && card(text.metrics, {}, metricsTable(text.metrics, version.metrics, { production, gated: version.gates.map((gate) => gate.metric) })),
            Object.keys(version.parameters).length > 0 && card(text.parameters, {}, parameters(version.parameters))]),
        version.gates.length > 0 && card(text.gatesAtRegistration, {}, gatesTable(version.gates)),
        card(text.lineage, {}, lineageGraph(context, view.lineage)),
        pair(version.artifacts.length > 0 && card(text.artifacts, {}, artifacts(context, { model: view.model }, version.artifacts.map((one) => one.file), view.number)),
            card(text.fetch, {}, snippets(context, view))),
        pair(version.datasets.length > 0 && card(text.datasets, {}, datasets(version.datasets)),
            version.signature && card(text.signature, {}, signature(version.signature))),
        card(text.history, {}, eventsTable(context, view.events)),
    ].filter(Boolean);
}

/** Side by side where there is room for both. */
const pair = (...cards) => sideBySide('mls-pair', cards);

function sideBySide(className, cards) {
    const present = cards.filter(Boolean);
    return present.length > 1 ? h('div', { class: className }, present) : present[0];
}

function parameters(values) {
    const rows = Object.entries(values).map(([name, value]) => ({ name, value }));
    return dataTable({ caption: text.parameters, rows, pageSize: 30, searchText: rows.length > 30 ? (row) => `${row.name} ${row.value}` : null, columns: [
        { key: 'name', title: text.parameter, rowHeader: true, className: 'mls-name', value: (row) => row.name, cell: (row) => row.name },
        { key: 'value', title: text.value, className: 'mls-value', cell: (row) => format.value(row.value) },
    ] });
}

function datasets(rows) {
    return plainTable(text.datasets, [
        { key: 'name', title: text.dataset, rowHeader: true, className: 'mls-name', cell: (row) => row.name },
        { key: 'rows', title: text.rows, numeric: true, cell: (row) => format.number(row.rows) },
        { key: 'columns', title: text.columns, numeric: true, cell: (row) => format.number(row.columns.length) },
        { key: 'size', title: text.size, numeric: true, cell: (row) => format.bytes(row.bytes) },
        { key: 'sha256', title: text.fingerprint, cell: (row) => hash(row.sha256) },
    ], rows);
}

function signature({ inputs, outputs }) {
    const side = (title, fields) => fields.length > 0 && h('div', null, plainTable(title, [
        { key: 'name', title, rowHeader: true, className: 'mls-name', cell: (field) => field.name },
        { key: 'type', title: text.type, cell: (field) => h('code', { class: 'mls-nowrap' }, field.type ?? format.none) },
    ], fields));
    return h('div', { class: 'mls-columns' }, side(text.inputs, inputs), side(text.outputs, outputs));
}
