// What the training code says of itself besides parameters and metrics.
import { h } from '../dom.js';
import { badge, subheading } from '../section.js';
import { text } from '../strings.js';
import { dataTable } from '../table.js';

/** Tags that MLflow's clients set by themselves begin so; readers rarely ask for them. */
const SYSTEM = 'mlflow.';

/** More or longer ones are read better in a table. */
const MOST_BADGES = 12;
const LONGEST_BADGE = 60;

/** @param {Record<string, string>} [tags] by name; nothing is shown where there are none */
export function tagsBlock(tags = {}) {
    const all = Object.entries(tags).map(([name, value]) => ({ name, value }));
    const system = all.filter((tag) => tag.name.startsWith(SYSTEM));
    const own = all.filter((tag) => !tag.name.startsWith(SYSTEM));
    return all.length > 0 && [
        subheading(text.tags),
        own.length > 0 && (fitBadges(own) ? badges(own) : table(text.tags, own)),
        system.length > 0 && h('details', { class: 'mls-fold' }, h('summary', null, text.systemTags(system.length)), table(text.systemTags(system.length), system)),
    ];
}

const written = ({ name, value }) => (value ? `${name}: ${value}` : name);

const fitBadges = (tags) => tags.length <= MOST_BADGES && tags.every((tag) => written(tag).length <= LONGEST_BADGE);

const badges = (tags) => h('div', { class: 'mls-badges' }, tags.map((tag) => badge('plain', written(tag))));

function table(caption, rows) {
    return dataTable({ caption, rows, pageSize: 10, fit: true, searchText: rows.length > 10 ? written : null, columns: [
        { key: 'name', title: text.tag, rowHeader: true, className: 'mls-name', value: (row) => row.name, cell: (row) => row.name },
        { key: 'value', title: text.value, className: 'mls-prose-cell', cell: (row) => row.value },
    ] });
}
