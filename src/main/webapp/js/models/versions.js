import { h } from '../dom.js';
import * as format from '../format.js';
import { badge, time, verdict } from '../section.js';
import { text } from '../strings.js';
import { choice } from '../job/choice.js';
import { favourites } from '../metrics.js';
import { dataTable } from '../table.js';
import { changeButton } from './change.js';

/** All versions with their aliases, metrics, who and when; two to ten of them can be compared. */
export function versionsTable(context, model) {
    const key = `model ${model.model} metrics`;
    const names = model.metrics.map((metric) => metric.name);
    const shown = context.preferences.get(key, favourites(names, 3)).filter((name) => names.includes(name));
    const chosen = new Map();
    const place = h('div');

    function draw() {
        context.preferences.set(key, shown);
        const compare = h('button', { type: 'button', class: 'jenkins-button',
            on: { click: () => location.assign(context.links.compareVersions(model.model, [...chosen.keys()].sort((a, b) => a - b))) } });
        const changed = () => {
            compare.disabled = chosen.size < 2;
            compare.textContent = text.compareChosen(chosen.size);
        };
        changed();
        place.replaceChildren(dataTable({
            caption: text.versions,
            rows: model.versions,
            pageSize: 25,
            sort: { key: 'number', descending: true },
            searchText: model.versions.length > 10 ? searchText : null,
            rowName: (row) => text.versionNumber(row.number),
            select: model.versions.length > 1 ? { chosen, key: (row) => row.number, most: 10, changed } : null,
            controls: [model.versions.length > 1 && compare, names.length > 4 && choice(text.chooseMetrics, 'columns',
                names.map((name) => ({ key: name, label: name })), shown, () => {
                    draw();
                    place.querySelector('.mls-choice').open = true;
                })],
            columns: columns(context, model, shown),
        }));
    }

    draw();
    return place;
}

const searchText = (row) => [row.number, row.by, row.description, row.status, ...row.aliases, ...row.environments, ...Object.entries(row.tags).flat()].join(' ');

function columns(context, model, shown) {
    return [
        { key: 'number', title: text.version, rowHeader: true, value: (row) => row.number, descendingFirst: true,
            cell: (row) => h('a', { href: context.links.version(model.model, row.number) }, row.number) },
        { key: 'aliases', title: text.aliases, className: 'mls-value', cell: (row) => [row.aliases.map((alias) => [badge('alias', alias), ' ']),
            row.environments.map((name) => [badge('plain', name), ' ']), row.status !== 'active' && badge('plain', text.statuses[row.status] ?? row.status),
            row.forced && [' ', badge('warning', text.forcedShort)]] },
        { key: 'gates', title: text.gates, value: (row) => (row.gatesPassed === false ? 0 : row.gatesPassed ? 1 : 2), cell: (row) => (row.gatesPassed === null || row.gatesPassed === undefined
            ? format.none : verdict(row.gatesPassed ? 'passed' : 'failed', row.gatesPassed ? text.passed : text.failed)) },
        ...model.metrics.filter((metric) => shown.includes(metric.name)).map((metric) => ({
            key: `metric ${metric.name}`, title: metric.name, numeric: true, className: 'mls-metric', descendingFirst: metric.better !== 'lower',
            value: (row) => row.metrics?.[metric.name]?.value,
            cell: (row) => h('span', { title: format.interval(row.metrics?.[metric.name]?.low, row.metrics?.[metric.name]?.high) || null }, format.metric(row.metrics?.[metric.name]?.value)),
        })),
        { key: 'registered', title: text.registered, value: (row) => row.registered, descendingFirst: true, className: 'mls-who', cell: (row) => [
            h('span', { class: 'mls-nowrap' }, time(row.registered)), h('div', { class: 'mls-muted mls-small' }, byAndRun(context, row))] },
        ...(model.may.promote ? [{ key: 'action', title: text.promote, hiddenTitle: true, className: 'mls-end', cell: (row) => row.status === 'active' && !row.aliases.includes('production')
            && changeButton(context, text.promote, `${text.promote} ${row.number}`, () => ({ name: model.model, alias: 'production', number: row.number })) }] : []),
    ];
}

/** A run that nobody started speaks for itself. */
function byAndRun({ links }, { by, run }) {
    const name = run && links.runName(run);
    return [by !== name && by, run && [by !== name && ' \u00b7 ', h('a', { href: links.run(run) }, name)]];
}
