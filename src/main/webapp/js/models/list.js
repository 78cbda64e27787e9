import { breakable, h } from '../dom.js';
import * as format from '../format.js';
import { badge, notice, recorded, remark, time, verdict } from '../section.js';
import { text } from '../strings.js';
import { dataTable } from '../table.js';
import { garbageButton } from './retire.js';

/** The table of models; the server searches, sorts and pages. */
export function modelsTable(context, api, pageSize) {
    const { links } = context;
    const place = h('div', { class: 'mls-table-block' });
    const problems = h('div');
    const tools = h('div');
    const table = dataTable({
        caption: text.models,
        pageSize,
        searchText: true,
        empty: text.noModels,
        sort: { key: 'model' },
        rowName: (row) => row.model,
        load: async ({ words, sort, descending, offset, limit }) => {
            const view = await api.get('models', { search: words, sort, descending, offset, limit });
            if (!view.all && !view.problems.length && !words) {
                queueMicrotask(() => place.replaceChildren(notice('info', text.noModels, text.noModelsHelp)));
            }
            tools.replaceChildren(...(view.may?.free ? [garbageButton(context)] : []));
            problems.replaceChildren(...(view.problems.length ? [remark('warning', text.registryProblems),
                h('ul', null, view.problems.map((problem) => h('li', null, recorded(problem.sentence))))] : []));
            return { rows: view.models, found: view.found, all: view.all };
        },
        columns: [
            { key: 'model', title: text.model, rowHeader: true, value: (row) => row.model, className: 'mls-name',
                cell: (row) => h('a', { href: links.model(row.model) }, breakable(row.model)) },
            { key: 'latest', title: text.latest, numeric: true, descendingFirst: true, value: (row) => row.latest,
                cell: (row) => (row.latest ? h('a', { href: links.version(row.model, row.latest) }, row.latest) : format.none) },
            { key: 'aliases', title: text.aliases, className: 'mls-value mls-aliases', cell: (row) => aliasList(links, row.model, row.aliases) },
            { key: 'gates', title: text.gates, cell: (row) => gatesState(row.health.gatesPassed) },
            { key: 'drift', title: text.drift, cell: (row) => driftState(row.health) },
            { key: 'environments', title: text.environments, className: 'mls-value',
                cell: (row) => Object.entries(row.environments).map(([name, number]) => [badge('plain', `${name}: ${number}`), ' ']) },
            { key: 'changed', title: text.changed, descendingFirst: true, value: (row) => row.changed,
                className: 'mls-who', cell: (row) => [h('time', { datetime: row.changed, title: format.exactTime(row.changed) }, format.ago(row.changed)),
                    h('div', { class: 'mls-muted mls-small' }, row.by)] },
        ],
    });
    place.append(problems, table, tools);
    return Object.assign(place, { ready: table.ready });
}

export function aliasList(links, model, aliases) {
    const all = Object.entries(aliases);
    return all.length ? all.map(([alias, number]) => h('a', { class: 'mls-badge mls-badge--alias', href: links.version(model, number) }, `${alias}: ${number}`))
        .flatMap((link) => [link, ' ']) : format.none;
}

export function gatesState(passed) {
    return passed === undefined || passed === null
        ? h('span', { class: 'mls-muted' }, text.noGatesAsked)
        : verdict(passed ? 'passed' : 'failed', passed ? text.gatesPassed : text.gatesNotPassed);
}

export function driftState({ driftDetected, driftShare, driftTime }) {
    if (driftDetected === undefined || driftDetected === null) {
        return h('span', { class: 'mls-muted' }, text.noDriftCheck);
    }
    return [verdict(driftDetected ? 'warning' : 'passed', driftDetected ? text.driftFound(format.percent(driftShare, 0)) : text.noDriftFound),
        driftTime && h('div', { class: 'mls-muted mls-small' }, time(driftTime))];
}
