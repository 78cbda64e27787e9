// The page of one run: what its stages recorded, model by model.
import { h } from '../dom.js';
import { notice, recorded, remark } from '../section.js';
import { text } from '../strings.js';
import { dataCard } from '../build/data.js';
import { summaryTiles } from '../build/summary.js';
import { trainingCard } from '../build/training.js';
import { validationCard } from '../build/validation.js';
import { driftCard } from '../build/drift.js';
import { versionCard } from '../build/version.js';
import { whyCard } from '../build/why.js';

/** @param {import('../context.js').Context} context */
export async function render(context) {
    const view = await context.api.get('build');
    const parts = [];
    if (view.problems.length) {
        parts.push(h('div', { class: 'mls-problems' }, remark('warning', text.problems), h('ul', null, view.problems.map((one) => h('li', null, recorded(one))))));
    }
    if (!view.models.length && !view.datasets.length) {
        parts.push(notice('info', text.noRecords, text.noRecordsHelp));
    }
    view.models.forEach((model, i) => parts.push(...modelParts(context, i, model, view)));
    parts.push(...view.datasets.map((dataset, i) => dataCard(context, dataset, dataAnchor(i))));
    return parts;
}

const dataAnchor = (index) => `ml-stages-data-${index}`;

/** The run's data that a model is made of: its own, and those that belong to none where it is the only model. */
const dataOf = (view, model) => view.datasets
    .map((dataset, i) => ({ ...dataset, anchor: dataAnchor(i) }))
    .filter(({ origin }) => origin.model === model.model || (!origin.model && view.models.length === 1));

/** Where a tile leads: the first card of its kind. */
const anchors = (model) => (part) => `ml-stages-${model}-${part}`;
const first = (anchor, part, i) => (i === 0 ? anchor(part) : null);

function modelParts(context, index, model, view) {
    const several = view.models.length > 1;
    const previous = model.previous?.run ? context.links.runName(model.previous.run) : null;
    const production = model.production?.version ?? null;
    const target = model.target?.run ? context.links.runName(model.target.run) : null;
    const anchor = anchors(index);
    const shown = { context, model, data: dataOf(view, model), previous, production, target, anchor };
    return [
        h('div', { class: 'mls-model-line' },
            h(several ? 'h2' : 'p', { class: 'mls-model-name' }, h('span', { class: 'mls-muted' }, text.model), ' ',
                h('a', { href: context.links.model(model.model) }, model.model)),
            previous && h('p', { class: 'mls-muted' }, `${text.before}${text.colon}`, h('a', { href: context.links.run(model.previous.run) }, previous))),
        summaryTiles(shown),
        whyCard(shown),
        ...model.evaluations.map((evaluation, i) => validationCard(shown, evaluation, first(anchor, 'validation', i))),
        ...model.drifts.map((drift, i) => driftCard(shown, drift, first(anchor, 'drift', i))),
        ...model.trainings.map((training, i) => trainingCard(shown, training, first(anchor, 'training', i))),
        ...model.registrations.map((registration, i) => versionCard(shown, registration, first(anchor, 'version', i))),
    ].filter(Boolean);
}
