// The first page of the command line's server: models and recent runs.
import { createApi } from '../api.js';
import { h } from '../dom.js';
import { modelsTable } from '../models/list.js';
import { runsTable } from '../job/runs.js';
import { card, notice } from '../section.js';
import { text } from '../strings.js';

export async function render(context) {
    const runsApi = createApi(context.data.runsApi);
    const job = await runsApi.get('job');
    return [
        card(text.models, { controls: h('a', { href: context.links.models() }, text.allModels) }, modelsTable(context, context.api, 10)),
        card(text.recentRuns, { controls: h('a', { href: context.links.job(job.job) }, text.allRuns) }, job.models.length
            ? job.models.slice(0, 4).map((one) => [
                h('h3', { class: 'mls-subheading' }, h('a', { href: `${context.links.job(job.job)}?${new URLSearchParams({ model: one.model })}` }, one.model)),
                runsTable(context, runsApi, { job: job.job, model: one.model, metrics: [], pageSize: 5 }),
            ])
            : notice('info', text.noRuns, text.noRunsHelp)),
    ];
}
