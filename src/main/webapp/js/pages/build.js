// The page of one run: what its stages recorded, model by model.
import { h } from '../dom.js';
import { notice, remark } from '../section.js';
import { text } from '../strings.js';
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
        parts.push(h('div', { class: 'mls-problems' }, remark('warning', text.problems), h('ul', null, view.problems.map((one) => h('li', null, one)))));
    }
    if (!view.models.length) {
        parts.push(notice('info', text.noRecords, text.noRecordsHelp));
    }
    for (const model of view.models) {
        parts.push(...modelParts(context, view, model, view.models.length > 1));
    }
    return parts;
}

function modelParts(context, view, model, several) {
    const previous = model.previous?.run ? context.links.runName(model.previous.run) : null;
    const production = model.production?.version ?? null;
    const target = model.target?.run ? context.links.runName(model.target.run) : null;
    const shown = { context, model, previous, production, target };
    return [
        h('div', { class: 'mls-model-line' },
            h(several ? 'h2' : 'p', { class: 'mls-model-name' }, h('span', { class: 'mls-muted' }, text.model), ' ',
                h('a', { href: context.links.model(model.model) }, model.model)),
            previous && h('p', { class: 'mls-muted' }, `${text.before}: `, h('a', { href: context.links.run(model.previous.run) }, previous))),
        summaryTiles(shown),
        whyCard(shown),
        ...model.evaluations.map((evaluation) => validationCard(shown, evaluation)),
        ...model.drifts.map((drift) => driftCard(shown, drift)),
        ...model.trainings.map((training) => trainingCard(shown, training)),
        ...model.registrations.map((registration) => versionCard(shown, registration)),
    ].filter(Boolean);
}
